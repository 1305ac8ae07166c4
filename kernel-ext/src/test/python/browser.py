"""Runs notebooks in Jupyter as a person does: in Chromium, by keys and buttons.

Arguments: the quickstart, a directory for the server's files, a directory for the screenshots.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import unittest
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

QUICKSTART, WORK, IMAGES = map(os.path.abspath, sys.argv[1:4])
DEADLINE = 90
PORT = "8979"
TOKEN = "brine"
HOME = f"http://127.0.0.1:{PORT}"

CELL = "Jupyter.notebook.get_cell(arguments[0])"
KERNEL = "Jupyter.notebook.kernel"


def wait(what, condition, limit=DEADLINE):
    """Asks again and again until there is something; returns it."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {limit} s for {what}")


class Browser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.makedirs(IMAGES, exist_ok=True)
        for each in ("CONFIG", "CACHE"):  # where the browser would write to the user's home
            os.environ[f"XDG_{each}_HOME"] = os.path.join(WORK, "xdg")
        shutil.copy(QUICKSTART, os.path.join(WORK, "quickstart.ipynb"))
        log = open(os.path.join(WORK, "server.log"), "w")
        cls.addClassCleanup(log.close)
        cls.server = subprocess.Popen(
            ["/usr/bin/jupyter-notebook", "--allow-root", "--no-browser", "--ip=127.0.0.1",
             f"--port={PORT}", "--port-retries=0", f"--NotebookApp.token={TOKEN}",
             "--NotebookApp.password=", f"--notebook-dir={WORK}"],
            cwd=WORK, stdout=log, stderr=subprocess.STDOUT)
        cls.addClassCleanup(cls.stop_server)
        wait("the server", cls.answers)
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for each in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--no-first-run", "--disable-background-networking", "--disable-sync",
                     "--disable-component-update", "--window-size=1100,1000",
                     "--user-data-dir=" + os.path.join(WORK, "profile")):
            options.add_argument(each)
        cls.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        cls.addClassCleanup(cls.driver.quit)
        cls.driver.get(f"{HOME}/notebooks/quickstart.ipynb?token={TOKEN}")
        wait("the kernel", lambda: cls.js(
            "return !!(window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded"
            f" && {KERNEL} && {KERNEL}.is_connected())"))

    @classmethod
    def stop_server(cls):
        """Its kernels end with it."""
        cls.server.send_signal(signal.SIGTERM)
        cls.server.wait(30)

    @classmethod
    def answers(cls):
        if cls.server.poll() is not None:
            with open(os.path.join(WORK, "server.log")) as log:
                raise AssertionError("the server ended: " + log.read())
        try:
            return urllib.request.urlopen(HOME + "/login", timeout=5).status == 200
        except OSError:
            return False

    @classmethod
    def js(cls, script, *arguments):
        return cls.driver.execute_script(script, *arguments)

    def index_of(self, text):
        """The place of the first code cell whose source has this text."""
        index = self.js(
            "return Jupyter.notebook.get_cells().findIndex("
            "c => c.cell_type == 'code' && c.get_text().includes(arguments[0]))", text)
        self.assertGreaterEqual(index, 0, text)
        return index

    def press_run(self, index):
        """Selects the cell and presses the button above the notebook."""
        self.js("Jupyter.notebook.select(arguments[0]);"
                f"{CELL}.element[0].scrollIntoView({{block: 'center'}});", index)
        self.driver.find_element(
            By.CSS_SELECTOR, "button[data-jupyter-action*='run-cell-and-select-next']").click()

    def press_stop(self):
        self.driver.find_element(
            By.CSS_SELECTOR, "button[data-jupyter-action*='interrupt-kernel']").click()

    def running(self, index):
        return self.js(f"return {CELL}.element.hasClass('running')", index)

    def output(self, index):
        """What a reader sees below the cell."""
        return self.js(f"return {CELL}.output_area.element[0].innerText", index)

    def new_cell(self, source):
        return self.js(
            "const last = Jupyter.notebook.get_cells().slice(-1)[0];"
            "const cell = last.get_text() ? Jupyter.notebook.insert_cell_at_bottom('code') : last;"
            "cell.set_text(arguments[0]);"
            "return Jupyter.notebook.find_cell_index(cell)", source)

    def run_to_end(self, index):
        self.press_run(index)
        wait(f"the end of cell {index}", lambda: not self.running(index))
        return self.output(index)

    def show(self, index, name):
        """A picture of the page with this cell in its middle."""
        self.js(f"{CELL}.element[0].scrollIntoView({{block: 'center'}});", index)
        self.driver.save_screenshot(os.path.join(IMAGES, name))

    def test_1_quickstart_all_cells_run(self):
        self.js("Jupyter.notebook.clear_all_output()")
        cells = self.js(
            "return Jupyter.notebook.get_cells()"
            ".map((c, i) => c.cell_type == 'code' ? i : -1).filter(i => i >= 0)")
        for index in cells:
            self.run_to_end(index)
            self.assertFalse(
                self.js(f"return {CELL}.output_area.outputs.some(o => o.output_type == 'error')",
                        index), self.output(index))
        parallel = self.index_of("%%parallel")
        lines = self.output(parallel)
        self.assertEqual(lines.count("Processing... "), 10, lines)
        self.assertIn("10/10 in ", lines)
        self.show(parallel, "notebook.png")
        timeline = self.index_of("--timeline")
        self.assertTrue(
            self.js(f"return !!{CELL}.output_area.element[0].querySelector('svg, img')", timeline))
        self.assertIn("12/12 in ", self.output(timeline))
        self.show(timeline, "timeline.png")

    def test_2_workers_lines_and_bar_move_while_the_cell_runs(self):
        cell = self.new_cell(
            "%%parallel -n 2 --progress-after 0\n"
            "for (int x : range(0, 12)) {\n"
            '    System.out.println("item " + x + " in " + pid());\n'
            "    Thread.sleep(700);\n"
            "    x * x\n"
            "}")
        self.press_run(cell)
        wait("a first line", lambda: "item " in self.output(cell))
        self.assertTrue(self.running(cell))
        self.assertNotIn("12/12 in", self.output(cell))
        bars = []

        def look():
            value = self.js(
                f"const bar = {CELL}.output_area.element[0].querySelector('progress');"
                "return bar ? bar.value : null", cell)
            if value is not None and value not in bars:
                bars.append(value)
                if value >= 6 and not os.path.exists(os.path.join(WORK, "bar")):
                    open(os.path.join(WORK, "bar"), "w").close()
                    self.show(cell, "progress.png")
            return not self.running(cell)

        wait("the end", look)
        self.assertGreaterEqual(len(bars), 3, bars)
        self.assertEqual(bars, sorted(bars))
        self.assertIn("12/12 in ", self.output(cell))

    def test_3_stop_ends_the_cell_and_the_next_one_runs(self):
        endless = self.new_cell(
            "%%parallel -n 2\n"
            "for (int x : range(0, 100)) {\n"
            '    System.out.println("item " + x);\n'
            "    while (x >= 0) {}\n"
            "}")
        self.press_run(endless)
        wait("a first line", lambda: "item " in self.output(endless))
        self.press_stop()
        pressed = time.monotonic()
        wait("the stop", lambda: not self.running(endless))
        self.assertLess(time.monotonic() - pressed, 20)
        self.assertIn("nterrupt", self.output(endless))
        self.show(endless, "stopped.png")
        self.assertIn(
            "[0, 1, 4]", self.run_to_end(self.new_cell("map(x -> x * x, range(0, 3))")))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
