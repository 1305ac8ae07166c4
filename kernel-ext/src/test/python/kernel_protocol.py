"""Drives the embedded kernel over the real protocol; one test for each promise."""

import os
import pathlib
import re
import sys
import tempfile
import time
import unittest
import zipfile

from client import Kernel

TASKS = """class Tasks {
    static int work(int item) {
        System.out.println("Processing... " + item + " by pid: " + pid());
        return item * %d;
    }
}"""

LOOP = """%%parallel -n 2 --out squares
for (int x : range(0, 10)) {
    Tasks.work(x)
}"""


class KernelProtocol(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel().__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.__exit__()

    def run_ok(self, code):
        reply = self.kernel.run(code)
        self.assertEqual(reply.status, "ok", reply.traceback)
        return reply

    def test_value_of_last_expression_is_the_result(self):
        self.assertEqual(self.run_ok("int a = 20;\na + 1").value, "21")
        self.assertIsNone(self.run_ok("int b = 20;").value)

    def test_streams_are_told_apart(self):
        reply = self.run_ok('System.out.println("to out");\nSystem.err.println("to err");')
        self.assertEqual((reply.stdout, reply.stderr), ("to out\n", "to err\n"))

    def test_parallel_prints_workers_lines_and_gives_a_typed_list(self):
        self.run_ok(TASKS % 2)
        reply = self.run_ok(LOOP)
        lines = re.findall(r"^Processing... (\d+) by pid: (\d+)$", reply.stdout, re.M)
        self.assertEqual(sorted(int(item) for item, pid in lines), list(range(10)))
        self.assertGreaterEqual(len({pid for item, pid in lines}), 2)
        self.assertRegex(reply.stdout.splitlines()[-1], r"^10/10 in ")
        self.assertEqual(
            self.run_ok("List<Integer> typed = squares;\nint first = squares.get(9);\ntyped").value,
            "[0, 2, 4, 6, 8, 10, 12, 14, 16, 18]",
        )

    def test_redefined_class_changes_the_next_run(self):
        self.run_ok(TASKS % 3)
        self.run_ok(LOOP)
        self.assertEqual(self.run_ok("squares.get(5)").value, "15")
        self.run_ok(TASKS % 100)
        self.run_ok(LOOP)
        self.assertEqual(self.run_ok("squares.get(5)").value, "500")

    def test_lines_arrive_while_the_cell_runs(self):
        self.run_ok("map(x -> x, range(0, 4))")
        times = []
        reply = self.kernel.run(
            "pool().limit(1).forEach(x -> { System.out.println(x); Thread.sleep(700); }, range(0, 3))",
            lambda text: times.append(time.monotonic()),
        )
        self.assertEqual(reply.status, "ok", reply.traceback)
        self.assertGreater(times[-1] - times[0], 0.5)

    def test_failing_item_names_its_index_and_the_cells_line(self):
        reply = self.kernel.run(
            "%%parallel\nfor (int x : range(0, 10)) {\n    int y = x - 7;\n    10 / y\n}"
        )
        self.assertEqual(reply.status, "error")
        self.assertEqual(reply.ename, "TaskException")
        self.assertRegex(reply.evalue, r"^item 7 \(7\) failed at cell \[\d+\] line 4: ")
        self.assertRegex(reply.traceback, r"cell \[\d+\] line 4: .*10 / y")
        self.assertIn("ArithmeticException: / by zero", reply.traceback)

    def test_failing_method_of_an_earlier_cell_names_that_cell(self):
        first = self.run_ok("int broken(int x) {\n    return 1 / x;\n}")
        del first
        reply = self.kernel.run("map(x -> broken(x), List.of(1, 0))")
        self.assertRegex(reply.evalue, r"item 1 \(0\) failed at cell \[\d+\] line 2: ")
        self.assertRegex(reply.traceback, r"line 2: return 1 / x;")

    def test_compile_error_shows_the_line_and_marks_the_place(self):
        reply = self.kernel.run('int fine = 1;\nint wrong = "text";')
        self.assertEqual(reply.status, "error")
        self.assertIn("line 2:", reply.traceback)
        self.assertIn('int wrong = \x1b[41m"text"\x1b[0m;', reply.traceback)
        self.assertIn("incompatible types", reply.traceback)
        self.assertEqual(self.run_ok("fine").value, "1")

    def test_compile_error_in_a_parallel_body_shows_the_cells_line(self):
        reply = self.kernel.run("%%parallel\nfor (int x : range(0, 3)) {\n    x + nowhere\n}")
        self.assertEqual(reply.status, "error")
        self.assertIn("line 3:", reply.traceback)
        self.assertIn("\x1b[41mnowhere\x1b[0m", reply.traceback)

    def test_exception_is_told_in_the_cells_lines(self):
        reply = self.kernel.run("int n = 0;\n\nint m =\n    5 / n;")
        self.assertEqual(reply.ename, "ArithmeticException")
        self.assertRegex(reply.traceback, r"at cell \[\d+\] line [34]: ")

    def test_error_is_told_and_the_kernel_lives(self):
        reply = self.kernel.run('throw new AssertionError("on purpose");')
        self.assertEqual(reply.status, "error")
        self.assertIn("on purpose", reply.traceback)
        self.assertEqual(self.run_ok("1 + 1").value, "2")

    def test_unknown_magic_is_an_error_that_names_those_there_are(self):
        reply = self.kernel.run("%%paralel\nfor (int x : range(0, 3)) x")
        self.assertEqual(reply.status, "error")
        self.assertIn("%%parallel", reply.traceback)

    def test_completion_knows_session_java_and_magics(self):
        self.run_ok("String completeMe = \"\";")
        reply = self.kernel.ask(self.kernel.client.complete("completeMe.subs", 15))
        self.assertIn("substring(", reply["matches"])
        code = "int k = 2;\ncomple"
        reply = self.kernel.ask(self.kernel.client.complete(code, len(code)))
        self.assertIn("completeMe", reply["matches"])
        self.assertEqual(reply["cursor_start"], code.index("comple"))
        reply = self.kernel.ask(self.kernel.client.complete("%%par", 5))
        self.assertEqual(reply["matches"], ["%%parallel"])
        reply = self.kernel.ask(self.kernel.client.complete("%%parallel --timeo", 18))
        self.assertEqual(reply["matches"], ["--timeout"])
        self.assertEqual(reply["cursor_start"], 11)

    def test_inspection_shows_the_signature(self):
        reply = self.kernel.ask(self.kernel.client.inspect("Math.abs(", 8))
        self.assertTrue(reply["found"])
        self.assertIn("Math.abs(int", reply["data"]["text/plain"])

    def test_inspection_knows_variables_and_magics(self):
        self.run_ok("List<String> seen = List.of();")
        reply = self.kernel.ask(self.kernel.client.inspect("seen.size()", 2))
        self.assertEqual(reply["data"]["text/plain"], "List<String> seen")
        reply = self.kernel.ask(self.kernel.client.inspect("%pmap x -> x, seen", 3))
        self.assertIn("run a function over items", reply["data"]["text/plain"])

    def test_line_magics_run_between_statements(self):
        reply = self.run_ok("int k = 3;\n%pmap tripled = x -> x * k, List.of(1, 2)\ntripled")
        self.assertEqual(reply.value, "[3, 6]")
        self.assertRegex(self.run_ok("%time 6 * 7").stdout, r"^\d+\.\d{3} s ")

    def test_silent_and_unstored_cells_are_not_counted(self):
        def count(**flags):
            message = self.kernel.client.execute("1 + 1", **flags)
            reply = self.kernel.finish(message)
            return reply, reply.count

        before = count()[1]
        reply, number = count(silent=True)
        self.assertIsNone(reply.value)
        self.assertEqual(number, before)
        self.assertEqual(count(store_history=False)[1], before)
        self.assertEqual(count()[1], before + 1)

    def test_user_expressions_are_answered(self):
        message = self.kernel.client.execute(
            "int asked = 4;", user_expressions={"good": "asked * 2", "bad": "1 / 0"}
        )
        expressions = self.kernel.finish(message).expressions
        self.assertEqual(expressions["good"]["data"]["text/plain"], "8")
        self.assertEqual(expressions["bad"]["ename"], "ArithmeticException")

    def test_cells_that_wait_behind_one_that_fails_are_not_run(self):
        first = self.kernel.start("int ran = 0;\nThread.sleep(500);\nthrow new RuntimeException();")
        second = self.kernel.start("ran = 1;")
        third = self.kernel.start("ran = 2;")
        self.assertEqual(self.kernel.finish(first).status, "error")
        self.assertEqual(self.kernel.finish(second).status, "aborted")
        self.assertEqual(self.kernel.finish(third).status, "aborted")
        self.assertEqual(self.run_ok("ran").value, "0")

    def test_history_tail_range_and_search(self):
        self.run_ok("int historyOne = 1;")
        self.run_ok("int historyTwo = 2;")

        def entries(**request):
            reply = self.kernel.ask(self.kernel.client.history(**request))
            return [entry[2] for entry in reply["history"]]

        self.assertEqual(
            entries(hist_access_type="tail", n=2), ["int historyOne = 1;", "int historyTwo = 2;"]
        )
        self.assertEqual(
            entries(hist_access_type="search", pattern="int history*", n=1),
            ["int historyTwo = 2;"],
        )
        self.assertIn(
            "int historyOne = 1;",
            entries(hist_access_type="range", session=0, start=1, stop=1000),
        )

    def test_records_are_a_table_maps_too_and_images_are_shown(self):
        self.run_ok("record Fruit(String name, int weight) {}")
        reply = self.run_ok('List.of(new Fruit("fig", 40), new Fruit("<b>", 7))')
        self.assertEqual(reply.value, "name  weight\nfig   40\n<b>   7")
        self.assertIn("<td>&lt;b&gt;</td><td>7</td>", reply.data["text/html"])
        reply = self.run_ok('Map.of("one", 1)')
        self.assertEqual(reply.value, "{one=1}")
        self.assertIn("<td>one</td><td>1</td>", reply.data["text/html"])
        reply = self.run_ok("new java.awt.image.BufferedImage(3, 2, 1)")
        self.assertEqual(reply.value, "image of 3 x 2")
        self.assertTrue(reply.data["image/png"].startswith("iVBOR"))

    def test_long_text_is_cut(self):
        value = self.run_ok('"x".repeat(100000)').value
        self.assertTrue(value.endswith("x... and 80000 more characters"), value[-60:])

    def test_display_update_and_clear(self):
        reply = self.run_ok(
            'display("<b>1</b>", "text/html");\nupdateDisplay("a", 1);\nupdateDisplay("a", 2);'
        )
        self.assertEqual(reply.displayed[0]["text/html"], "<b>1</b>")
        self.assertEqual(reply.displayed[1]["text/plain"], "1")
        self.assertEqual(reply.updated[0]["text/plain"], "2")
        self.assertEqual(self.run_ok("clearOutput();").cleared, 1)

    def test_input_asks_the_front_end(self):
        message = self.kernel.client.execute('"got " + input("name? ")', allow_stdin=True)
        request = self.kernel.client.get_stdin_msg(timeout=60)
        self.assertEqual(request["content"]["prompt"], "name? ")
        self.kernel.client.input("Ada")
        self.assertEqual(self.kernel.finish(message).value, "got Ada")

    def test_is_complete_tells_the_three_cases(self):
        for code, status in (
            ("int x = 1;", "complete"),
            ("for (int i = 0; i < 3; i++) {", "incomplete"),
            ("%%parallel\nfor (int x : range(0, 3)) x", "complete"),
            ("%time 1 + 1", "complete"),
            ("}", "invalid"),
        ):
            reply = self.kernel.ask(self.kernel.client.is_complete(code))
            self.assertEqual(reply["status"], status, code)

    def test_progress_moves_in_place_and_leaves_one_line(self):
        reply = self.run_ok(
            "%%parallel --progress-after 0 --batch 1 -n 2\n"
            "for (int x : range(0, 6)) {\n    Thread.sleep(400);\n    x\n}"
        )
        first, others = reply.displays[0], reply.displays[1:]
        self.assertEqual(first[0], "display_data")
        self.assertTrue(first[1])
        self.assertEqual({(kind, key) for kind, key, data in others}, {("update_display_data", first[1])})
        self.assertRegex(first[2]["text/html"], r"<progress value=.0. max=.6.")
        texts = [data["text/plain"] for kind, key, data in others]
        self.assertTrue(any("/6  " in text and " left" in text for text in texts), texts)
        self.assertEqual((texts[-1], others[-1][2]["text/html"]), ("", ""))
        self.assertRegex(reply.stdout, r"^6/6 in [\d.]+ s on 2 workers \([\d.]+/s, 0 failed\)\n$")

    def test_short_loop_shows_no_bar(self):
        self.assertEqual(self.run_ok("%%parallel\nfor (int x : range(0, 3)) x").displays, [])

    def test_timeline_is_a_picture_with_a_sentence(self):
        reply = self.run_ok("%%parallel --timeline\nfor (int x : range(0, 4)) { Thread.sleep(50); x }")
        kind, key, data = reply.displays[0]
        self.assertTrue(data["image/svg+xml"].startswith("<svg"))
        self.assertIn("speed-up", data["text/plain"])

    def test_dry_run_shows_what_would_travel(self):
        self.run_ok("int[] dry = new int[500];")
        reply = self.run_ok("%%parallel --dry-run\nfor (int x : range(0, 4)) { dry[x] }")
        kind, key, data = reply.displays[0]
        self.assertIn("<table>", data["text/html"])
        self.assertIn("dry", data["text/plain"])
        self.assertIn("dry run: nothing was sent; 4 items", reply.stdout)

    def test_display_in_a_task_shows_in_the_cell(self):
        reply = self.run_ok(
            "%%parallel\nfor (int x : range(1, 3)) {\n"
            "    display(new java.awt.image.BufferedImage(x, 1, 1));\n    display(List.of(x));\n}"
        )
        pictures = [data for kind, key, data in reply.displays if "image/png" in data]
        self.assertEqual(len(pictures), 2, reply.displays)
        self.assertTrue(pictures[0]["image/png"].startswith("iVBOR"))
        texts = {data["text/plain"] for kind, key, data in reply.displays}
        self.assertLessEqual({"[1]", "[2]"}, texts)
        self.assertEqual(self.run_ok("display(\"here\")").displays[0][2]["text/plain"], "here")

    def test_async_loop_runs_on_and_presult_shows_it(self):
        loop = "for (int x : range(0, 4)) {\n    System.out.println(\"at \" + x);\n    Thread.sleep(300);\n    x\n}"
        reply = self.run_ok("%%parallel --async -o later\n" + loop)
        self.assertEqual((reply.stdout, reply.value), ("", None))
        self.assertEqual(self.run_ok("1 + 1").stdout, "")
        reply = self.run_ok("%presult later")
        self.assertEqual(reply.value, "[0, 1, 2, 3]")
        self.assertIn("at 3\n", reply.stdout)
        self.assertRegex(reply.stdout, r"\n4/4 in ")
        self.assertEqual(self.run_ok("%presult").value, "[0, 1, 2, 3]")
        self.assertIn("no variable of a loop", self.kernel.run("%presult nothing").traceback)

    def test_presult_can_be_interrupted_and_the_loop_goes_on(self):
        self.run_ok(
            "%%parallel --async --batch 1 -o slow\nfor (int x : range(0, 4)) { Thread.sleep(2000); x }"
        )
        bars = []

        def on_bar():
            if not bars:
                bars.append(time.monotonic())
                self.kernel.manager.interrupt_kernel()

        reply = self.kernel.finish(self.kernel.start("%presult slow"), on_display=on_bar)
        self.assertLess(time.monotonic() - bars[0], 2)
        self.assertRegex(reply.traceback, r"interrupted: \d of 4 done")
        self.assertIn("the loop goes on", reply.stderr)
        self.assertEqual(self.run_ok("%presult slow").value, "[0, 1, 2, 3]")

    def test_everywhere_runs_once_on_each_worker(self):
        self.run_ok("%%everywhere -n 2 -o own\npid()")
        self.assertEqual(self.run_ok("new HashSet<>(own).size() == own.size()").value, "true")
        reply = self.kernel.run("%%everywhere -n 2\nint zero = 0;\n1 / zero")
        self.assertEqual(reply.status, "error")
        self.assertRegex(reply.evalue, r"failed on \d of \d workers\nworker pid \d+ at cell \[\d+\] line 3: ")

    def test_collected_failures_are_told_and_counted(self):
        reply = self.run_ok("%%parallel --on-error collect\nfor (int x : range(0, 9)) { 1 / (x / 6) }")
        self.assertEqual(reply.stderr.count("/ by zero"), 4)
        self.assertIn("    for (int x : range(0, 9)) { 1 / (x / 6) }".strip(), reply.stderr)
        self.assertIn("... and 2 more failed", reply.stderr)
        self.assertRegex(reply.stdout, r"9/9 in .*, 6 failed\)")

    def interrupt_after(self, message_id, seconds, limit=2):
        """Code that heeds an interrupt ends within two seconds: that is what Brine promises."""
        time.sleep(seconds)
        start = time.monotonic()
        self.kernel.manager.interrupt_kernel()
        reply = self.kernel.finish(message_id)
        self.assertLess(time.monotonic() - start, limit)
        return reply

    def interrupt_when_begun(self, code):
        """Interrupts a cell as soon as it has printed "begun"."""
        begun = []

        def on_stream(text):
            if "begun" in text and not begun:
                begun.append(time.monotonic())
                self.kernel.manager.interrupt_kernel()

        reply = self.kernel.run(code, on_stream)
        self.assertLess(time.monotonic() - begun[0], 2)
        self.assertEqual(reply.status, "error")
        return reply

    def test_interrupt_of_a_long_map_ends_it_and_the_next_cell_works(self):
        self.run_ok("map(x -> x, range(0, 4))")
        reply = self.interrupt_when_begun(
            "%%parallel -n 2 --batch 1\nfor (int x : range(0, 100)) {\n"
            '    if (x > 9) { System.out.println("begun"); Thread.sleep(100_000); }\n    x\n}'
        )
        done = int(re.search(r"interrupted: (\d+) of 100 done", reply.traceback)[1])
        self.assertGreaterEqual(done, 9)
        self.assertLessEqual(done, 10)
        self.assertIn(f"`%presult` gives what was done: {done} of 100 items", reply.traceback)
        self.assertEqual(self.run_ok("map(x -> x + 1, List.of(1, 2))").value, "[2, 3]")
        reply = self.run_ok("Map<Long, Integer> whatWasDone = %presult\nwhatWasDone.size()")
        self.assertEqual(reply.value, str(done))
        self.assertRegex(reply.stdout, f"^{done} of 100 items done; not done: (9-|10-)")

    def test_interrupt_of_pmap_tells_how_far_it_was(self):
        reply = self.interrupt_when_begun(
            "%pmap -n 2 --batch 1 x -> { if (x > 9) { System.out.println(\"begun\");"
            " Thread.sleep(100_000); } return x; }, range(0, 100)"
        )
        self.assertRegex(reply.traceback, r"interrupted: (9|10) of 100 done")
        self.assertRegex(reply.traceback, r"`%presult` gives what was done: (9|10) of 100 items")
        self.assertIn("0=0", self.run_ok("%presult").value)

    def test_interrupt_of_code_that_ignores_it_gives_the_kernel_back(self):
        message = self.kernel.start("volatile boolean go = true;\nwhile (go) { }")
        reply = self.interrupt_after(message, 1.5, limit=5)
        self.assertIn("interrupted", reply.traceback)
        self.assertEqual(self.run_ok("go = false;\n1 + 1").value, "2")

    def test_interrupt_during_compilation_is_not_lost(self):
        many = "\n".join(f"int v{i} = {i};" for i in range(400))
        message = self.kernel.start(many + "\nThread.sleep(100000);")
        reply = self.interrupt_after(message, 0.3, limit=5)
        self.assertEqual(reply.status, "error")
        self.assertIn("interrupted", reply.traceback)
        self.assertEqual(self.run_ok("2 + 2").value, "4")

    def test_failed_loop_shows_its_summary_and_timeline_and_leaves_what_was_done(self):
        reply = self.kernel.run(
            "%%parallel -n 1 --batch 1 --timeline\nfor (int x : range(0, 9)) {\n    10 / (x - 4)\n}"
        )
        self.assertEqual(reply.status, "error")
        self.assertRegex(reply.stdout, r"^5/9 in .* on 1 worker \(.*, 1 failed\)\n$")
        self.assertTrue(reply.displays[0][2]["image/svg+xml"].startswith("<svg"))
        self.assertIn("`%presult` gives what was done: 4 of 9 items", reply.traceback)
        reply = self.run_ok("%presult")
        self.assertEqual(reply.value, "{0=-2, 1=-3, 2=-5, 3=-10}")
        self.assertEqual(reply.stdout, "4 of 9 items done; failed: 4; not done: 5-8\n")

    def test_P124_config_holds_for_later_cells_and_an_option_for_its_own(self):
        self.addCleanup(self.kernel.run, "%brine config reset")
        self.assertRegex(self.run_ok("%brine config workers=1").stdout, r"(?m)^workers +1 ")

        def workers(options=""):
            cell = f"%%parallel --batch 1{options}\nfor (int x : range(0, 8)) {{ Thread.sleep(20); }}"
            return int(re.search(r" on (\d) worker", self.run_ok(cell).stdout)[1])

        self.assertEqual(workers(), 1)
        self.assertEqual(workers(" -n 2"), 2)
        self.assertEqual(workers(), 1)
        self.run_ok("%%everywhere -o own\npid()")
        self.assertEqual(self.run_ok("own.size()").value, "1")
        self.assertIn("on 1 worker", self.run_ok("%pmap x -> x, range(0, 8)").stdout)
        self.run_ok("%brine config reset workers")
        self.assertEqual(workers(), 2)

    def test_every_option_of_parallel(self):
        values = "for (int x : range(0, 6)) {\n    x\n}"
        for options, value in (
            ("-n 1 -t 20s", "[0, 1, 2, 3, 4, 5]"),
            ("--workers 2 --timeout=20s --batch 2", "[0, 1, 2, 3, 4, 5]"),
            ("--retries 1 --seed 7 --no-stream", "[0, 1, 2, 3, 4, 5]"),
            ("--group task --progress-after never", "[0, 1, 2, 3, 4, 5]"),
        ):
            self.assertEqual(self.run_ok(f"%%parallel {options}\n{values}").value, value, options)
        sleepy = values.replace("    x\n", "    Thread.sleep(x == 0 ? 700 : 10);\n    x\n")
        reply = self.run_ok(f"%%parallel --unordered --batch 1 -n 2\n{sleepy}")
        self.assertFalse(reply.value.startswith("[0,"), reply.value)
        reply = self.kernel.run(f"%%parallel -t 500ms\n{sleepy.replace('700', '60_000')}")
        self.assertEqual(reply.ename, "TaskTimeoutException")
        self.run_ok('Pools.get("protocol", 1).pipe(x -> x, 1);')
        self.run_ok("%%parallel --pool protocol --out there\nfor (int x : range(0, 3)) { pid() }")
        self.assertEqual(self.run_ok("new HashSet<>(there).size()").value, "1")
        self.run_ok('Pools.get("protocol").close();')
        reply = self.run_ok(f"%%parallel --group worker\nfor (int x : range(0, 2)) {{ System.out.println(x); }}")
        self.assertRegex(reply.stdout, r"^\[worker \d+, pid \d+\]\n\d\n")
        reply = self.run_ok(f"%%parallel -v\n{values}")
        self.assertIn("new dev.brine.command.ParallelLoop(", reply.stdout)
        reply = self.run_ok("%%parallel --help")
        self.assertIn("usage: %%parallel [options]", reply.stdout)

    def test_every_option_of_everywhere(self):
        for options in ("-n 1 -t 20s", "--workers 1 --timeout 20s --no-stream", "-n 1 --group worker"):
            self.assertEqual(self.run_ok(f"%%everywhere {options}\n6 * 7").value, "[42]", options)
        self.run_ok("%%everywhere --out each -v --timeline\npid()")
        self.assertEqual(self.run_ok("each.size() > 0").value, "true")
        self.run_ok("Pool everywhereElse = SerialPool.create();")
        self.assertEqual(self.run_ok("%%everywhere --pool everywhereElse\n1").value, "[1]")
        self.assertIn("usage: %%everywhere [options]", self.run_ok("%%everywhere --help").stdout)

    def test_every_option_of_pmap(self):
        for options in (
            "-n 1 -t 20s", "--workers 2 --timeout=20s", "--batch 2 --retries 1 --seed 7",
            "--progress-after never --unordered -n 1",
        ):
            reply = self.run_ok(f"%pmap {options} x -> x + 1, range(0, 4)")
            self.assertEqual(reply.value, "[1, 2, 3, 4]", options)
            self.assertRegex(reply.stdout, r"^4/4 in .* on \d workers? \(.*, 0 failed\)\n$")
        reply = self.run_ok("%pmap --on-error collect x -> 1 / x, List.of(0)")
        self.assertIn("/ by zero", reply.stderr)
        self.assertRegex(reply.stdout, r"^1/1 in .*, 1 failed\)\n$")
        self.run_ok("%pmap --async later = x -> x, range(0, 3)")
        self.assertEqual(self.run_ok("later.get()").value, "[0, 1, 2]")
        self.run_ok('Pools.get("aside", 1).pipe(x -> x, 1);')
        self.assertEqual(self.run_ok("%pmap --pool aside x -> x, List.of(1)").value, "[1]")
        self.run_ok('Pools.get("aside").close();')
        reply = self.run_ok("%%pmap -v\nx -> x, List.of(1)")
        self.assertIn("dev.brine.Brine.pmap(", reply.stdout)
        self.assertIn("--on-error=fail|collect", self.run_ok("%pmap --help").stdout)

    def test_pmap_shows_a_bar_and_a_failed_one_its_summary(self):
        reply = self.run_ok(
            "%pmap -n 2 --batch 1 --progress-after 0 x -> { Thread.sleep(300); return x; }, range(0, 4)"
        )
        bars = [data["text/plain"] for kind, key, data in reply.displays]
        self.assertTrue(any("/4  " in bar for bar in bars), bars)
        self.assertEqual(bars[-1], "")
        self.assertRegex(reply.stdout, r"^4/4 in .* on 2 workers")
        reply = self.kernel.run("%pmap -n 1 --batch 1 x -> 1 / x, List.of(1, 0, 1)")
        self.assertEqual(reply.status, "error")
        self.assertRegex(reply.stdout, r"^2/3 in .* on 1 worker \(.*, 1 failed\)\n$")
        self.assertIn("`%presult` gives what was done: 1 of 3 items", reply.traceback)

    def test_every_command_of_brine(self):
        def shown(command):
            reply = self.run_ok("%brine " + command)
            text = "".join(data["text/plain"] for kind, key, data in reply.displays)
            html = "".join(data.get("text/html", "") for kind, key, data in reply.displays)
            return reply.stdout + text, html

        self.run_ok("int brineFactor = 3;\nmap(x -> x * brineFactor, range(0, 5))")
        text, html = shown("status")
        self.assertRegex(text, r"\d workers?, 0 maps running")
        self.assertIn("<table>", html)
        text, html = shown("stats")
        self.assertIn("the last map's workers:", text)
        self.assertIn("<table>", html)
        self.assertIn("speed-up", shown("timeline")[0])
        self.assertIn("batch", shown("config")[0])
        text, html = shown("explain x -> x * brineFactor, List.of(1)")
        self.assertIn("brineFactor", text)
        self.assertIn("<table>", html)
        with tempfile.TemporaryDirectory() as directory:
            saved = os.path.join(directory, "one.brine")
            self.assertIn("saved ", shown(f"save --skip {saved} brineFactor")[0])
            self.assertIn("brineFactor", shown(f"look {saved}")[0])
            self.run_ok("brineFactor = 4;")
            self.assertIn("~ value of variable brineFactor", shown(f"diff {saved}")[0])
            self.assertIn("1 values", shown(f"load {saved} brineFactor")[0])
        self.assertEqual(self.run_ok("brineFactor").value, "3")
        self.assertIn("fresh workers", shown("restart")[0])
        self.assertIn("all is well", shown("doctor")[0])
        self.assertIn("usage: brine [-h] COMMAND", shown("")[0])
        for command in ("status", "stats", "timeline", "config", "explain", "save", "load", "look",
                        "diff", "restart", "doctor"):
            self.assertIn("usage: brine " + command, shown(command + " --help")[0])
        reply = self.kernel.run("%brine stat")
        self.assertIn("did you mean stats or status?", reply.traceback)

    def test_interrupt_of_the_doctor_ends_it(self):
        message = self.kernel.start("%brine doctor")
        reply = self.interrupt_after(message, 0.2)
        self.assertIn("interrupted", reply.traceback + str(reply.displays))
        self.assertEqual(self.run_ok("1 + 1").value, "2")

    def test_magics_of_the_kernel_and_their_options(self):
        with tempfile.TemporaryDirectory() as directory:
            home = pathlib.Path(directory)
            for name in ("near", "far"):
                folder = home / "repo/shop" / name / "1.0"
                folder.mkdir(parents=True)
                needs = (
                    "<dependencies><dependency><groupId>shop</groupId><artifactId>far</artifactId>"
                    "<version>1.0</version></dependency></dependencies>"
                ) if name == "near" else ""
                folder.joinpath(name + "-1.0.pom").write_text(
                    "<project><modelVersion>4.0.0</modelVersion><groupId>shop</groupId>"
                    f"<artifactId>{name}</artifactId><version>1.0</version>{needs}</project>"
                )
                with zipfile.ZipFile(folder / (name + "-1.0.jar"), "w") as jar:
                    jar.writestr(name + ".txt", "here")
            settings = home / "settings.xml"
            settings.write_text(
                f"<settings><localRepository>{home}/local</localRepository></settings>"
            )
            maven = f"%maven --settings {settings} --repository own={(home / 'repo').as_uri()}"
            reply = self.run_ok(f"{maven} --exclude shop:far shop:near:1.0")
            self.assertEqual(reply.stdout, "added near-1.0.jar\n")
            texts = [data["text/plain"] for kind, key, data in reply.displays]
            self.assertIn("fetched 0; fetching near-1.0.pom", texts)
            self.assertEqual(texts[-1], "")
            reply = self.run_ok(f"{maven} shop:near:1.0")
            self.assertEqual(reply.stdout, "added near-1.0.jar, far-1.0.jar\n")
            reply = self.run_ok(f"%maven -o -s {settings} -r own=file:/none -x shop:far shop:near:1.0")
            self.assertEqual(reply.stdout, "added near-1.0.jar\n")
            reply = self.kernel.run(f"%maven --offline -s {settings} shop:none:1.0")
            self.assertIn("%maven was told to stay offline (-o)", reply.traceback)
            self.assertIn("usage: %maven", self.run_ok("%maven --help").stdout)
            jar = home / "repo/shop/far/1.0/far-1.0.jar"
            self.assertEqual(self.run_ok(f"%jars {jar}").stdout, "added far-1.0.jar\n")
            self.assertEqual(self.run_ok(f"%classpath {jar}").stdout, "added far-1.0.jar\n")
            script = home / "loaded.jsh"
            script.write_text("int loadedByMagic = 17;\nloadedByMagic + 1\n")
            self.assertEqual(self.run_ok(f"%load {script}").value, "18")
        reply = self.run_ok("%%time\nint timed = 4;\ntimed + 1")
        self.assertEqual(reply.value, "5")
        self.assertRegex(reply.stdout, r"^\d+\.\d{3} s ")
        self.assertIn("%lsmagic  ", self.run_ok("%lsmagic").stdout)

    def test_worker_that_exits_is_an_error_and_the_next_cell_works(self):
        reply = self.kernel.run("map(x -> { if (x == 1) System.exit(3); return x; }, range(0, 3))")
        self.assertEqual(reply.ename, "WorkerDiedException")
        self.assertIn("exit code 3", reply.evalue)
        self.assertEqual(self.run_ok("map(x -> x, range(0, 3))").value, "[0, 1, 2]")


if __name__ == "__main__":
    unittest.main(verbosity=2, argv=sys.argv)
