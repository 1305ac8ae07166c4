"""Brine's commands in kernels that are not its own; argument: the kernel's name."""

import re
import sys
import time
import unittest

from client import Kernel

NAME = sys.argv.pop(1)


class OtherKernels(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel(NAME).__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.__exit__()

    def run_ok(self, code):
        reply = self.kernel.run(code)
        self.assertEqual(reply.status, "ok", reply.traceback + reply.stderr)
        return reply

    def shown(self, reply):
        """The value of a magic, in the way in which the kernel shows it."""
        if NAME.startswith("ijava"):
            self.assertIsNone(reply.value)
            return reply.displayed[-1]["text/plain"]
        return reply.value

    def test_parallel_captures_typed_code_and_prints_live(self):
        self.run_ok("class Tasks { static int twice(int x) { return x * 2; } }\nint base = 1;")
        reply = self.run_ok(
            "%%parallel -n 2\nfor (int x : range(0, 10)) {\n"
            '    System.out.println("item " + x + " by " + pid());\n    Tasks.twice(x) + base\n}'
        )
        self.assertEqual(self.shown(reply), "[1, 3, 5, 7, 9, 11, 13, 15, 17, 19]")
        self.assertEqual(len(re.findall(r"^item \d by \d+$", reply.stdout, re.M)), 10)
        self.assertIn("10/10 in ", reply.stdout)

    def test_parallel_out_declares_a_typed_variable(self):
        self.run_ok("%%parallel --out squares\nfor (int x : range(0, 4)) {\n    x * x\n}")
        self.assertEqual(self.run_ok("int last = squares.get(3);\nlast").value, "9")

    def test_redefinition_is_seen(self):
        self.run_ok("int f(int x) { return x + 1; }")
        self.assertEqual(self.run_ok("map(x -> f(x), List.of(1))").value, "[2]")
        self.run_ok("int f(int x) { return x + 100; }")
        self.assertEqual(self.run_ok("map(x -> f(x), List.of(1))").value, "[101]")

    def test_pmap_on_a_line_and_as_a_cell(self):
        self.assertEqual(self.shown(self.run_ok("%pmap x -> x + 1, List.of(1, 2)")), "[2, 3]")
        reply = self.run_ok('%%pmap -n 1\nx -> "a b" + x, List.of(1)')
        self.assertEqual(self.shown(reply), "[a b1]")
        self.run_ok("%pmap named = x -> -x, List.of(1)")
        self.assertEqual(self.run_ok("named").value, "[-1]")

    def test_pmap_leaves_a_line_and_a_failed_one_what_was_done(self):
        reply = self.run_ok("%pmap -n 1 x -> x + 1, List.of(1, 2)")
        self.assertRegex(reply.stdout, r"2/2 in .* on 1 worker \(.*, 0 failed\)\n")
        reply = self.kernel.run("%pmap -n 1 --batch 1 x -> 1 / x, List.of(1, 0, 1)")
        self.assertEqual(reply.status, "error")
        self.assertIn("`%presult` gives what was done: 1 of 3 items", reply.traceback)
        reply = self.run_ok("%presult")
        self.assertEqual(self.shown(reply), "{0=1}")
        self.assertIn("1 of 3 items done; failed: 1; not done: 2\n", reply.stdout)

    def test_presult_waits_for_a_loop_and_gives_what_a_failed_one_had_done(self):
        loop = "for (int x : range(0, 4)) {\n    10 / (%d - x)\n}"
        self.run_ok("%%parallel --async --out later\n" + loop % 9)
        reply = self.run_ok("%presult later")
        self.assertEqual(self.shown(reply), "[1, 1, 1, 1]")
        self.assertIn("4/4 in ", reply.stdout)
        reply = self.kernel.run("%%parallel -n 1 --batch 1 --timeline\n" + loop % 2)
        self.assertEqual(reply.status, "error")
        self.assertRegex(reply.stdout, r"3/4 in .* on 1 worker \(.*, 1 failed\)\n")
        self.assertIn("image/svg+xml", str(reply.displayed))
        self.assertIn("`%presult` gives what was done: 2 of 4 items", reply.traceback)
        self.assertEqual(self.shown(self.run_ok("%presult")), "{0=5, 1=10}")

    def test_config_holds_for_later_cells(self):
        self.run_ok("%brine config workers=1")
        try:
            self.assertEqual(len(self.shown(self.run_ok("%%everywhere\n7"))), len("[7]"))
        finally:
            self.run_ok("%brine config reset")

    def test_display_everywhere_and_brine_work(self):
        reply = self.run_ok('display("here");\nmap(x -> { display("there " + x); return x; }, List.of(1))')
        shown = [each["text/plain"] for each in reply.displayed]
        self.assertEqual(shown, ["here", "there 1"])
        self.assertEqual(self.shown(self.run_ok("%%everywhere -n 1\n6 * 7")), "[42]")
        self.assertIn("workers", str(self.run_ok("%brine status").displayed) + self.run_ok("%brine status").stdout)

    def test_compile_error_shows_the_line_of_the_cell(self):
        reply = self.kernel.run("%%parallel\nfor (int x : range(0, 3)) {\n    x + nowhere\n}")
        self.assertEqual(reply.status, "error")
        self.assertIn("line 3:", reply.traceback)
        self.assertIn("nowhere", reply.traceback)
        self.assertNotIn("Exception occurred while running", reply.traceback)

    def test_failing_item_names_its_index_and_the_line_of_the_cell(self):
        reply = self.kernel.run(
            "%%parallel\nfor (int x : range(0, 10)) {\n    int y = x - 7;\n    10 / y\n}"
        )
        self.assertEqual(reply.status, "error")
        self.assertRegex(reply.traceback, r"item 7 \(7\) failed at cell \[\d+\] line 4: ")
        self.assertIn("/ by zero", reply.traceback)

    def test_failing_method_names_the_cell_that_declared_it(self):
        self.run_ok("int fine = 1;\n\nint broken(int x) {\n    return 1 / x;\n}")
        reply = self.kernel.run("%%parallel\nfor (int x : List.of(1, 0)) {\n    broken(x)\n}")
        self.assertRegex(reply.traceback, r"item 1 \(0\) failed at cell \[\d+\] line 4: ")

    def test_interrupt_ends_the_map_and_the_next_cell_works(self):
        self.run_ok("map(x -> x, range(0, 4))")
        message = self.kernel.start(
            "%%parallel -n 2\nfor (int x : range(0, 100)) {\n    Thread.sleep(1000);\n    x\n}"
        )
        time.sleep(2)
        start = time.monotonic()
        self.kernel.manager.interrupt_kernel()
        reply = self.kernel.finish(message)
        self.assertLess(time.monotonic() - start, 2)
        self.assertEqual(reply.status, "error")
        self.assertEqual(self.run_ok("map(x -> x + 1, List.of(1, 2))").value, "[2, 3]")


if __name__ == "__main__":
    unittest.main(verbosity=2, argv=sys.argv)
