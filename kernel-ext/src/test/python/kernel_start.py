"""How the kernel begins and ends: the environment's scripts, times, a parent that is killed."""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from client import Kernel

PARENT = """
import sys, time
from jupyter_client.manager import KernelManager
manager = KernelManager(kernel_name="brine")
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=120)
client.execute("map(x -> x, List.of(1, 2))", reply=True, timeout=120)
print(manager.provisioner.pid, flush=True)
time.sleep(600)
"""


def is_running(pid):
    try:
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        return state != "Z"
    except FileNotFoundError:
        return False


class KernelStart(unittest.TestCase):
    def test_environment_sets_scripts_options_and_time(self):
        with tempfile.TemporaryDirectory() as directory:
            script = pathlib.Path(directory, "first.jsh")
            script.write_text("int first = 1;\nint half(int x) {\n    return 1 / x;\n}\n")
            os.environ["BRINE_STARTUP_SCRIPTS_PATH"] = str(pathlib.Path(directory, "*.jsh"))
            os.environ["BRINE_STARTUP_SCRIPT"] = "int second = first + 1;"
            os.environ["BRINE_COMPILER_OPTS"] = "-Xlint:deprecation"
            os.environ["BRINE_TIMEOUT"] = "3s"
            try:
                with Kernel() as kernel:
                    self.assertEqual(kernel.run("first + second").value, "3")
                    reply = kernel.run("half(0)")
                    self.assertIn(f"{script} line 3: return 1 / x;", reply.traceback)
                    reply = kernel.run("Thread.sleep(100000);")
                    self.assertIn("the cell took longer than 3.0 s", reply.traceback)
                    self.assertEqual(kernel.run("1 + 1").value, "2")
            finally:
                for name in ("SCRIPTS_PATH", "SCRIPT"):
                    del os.environ["BRINE_STARTUP_" + name]
                del os.environ["BRINE_COMPILER_OPTS"], os.environ["BRINE_TIMEOUT"]

    def test_killed_server_leaves_no_kernel_and_no_worker(self):
        parent = subprocess.Popen(
            [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True
        )
        kernel = int(parent.stdout.readline())
        children = pathlib.Path(f"/proc/{kernel}/task")
        workers = {
            int(pid)
            for task in children.iterdir()
            for pid in task.joinpath("children").read_text().split()
        }
        self.assertTrue(workers)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        end = time.monotonic() + 30
        left = {kernel} | workers
        while left and time.monotonic() < end:
            time.sleep(0.2)
            left = {pid for pid in left if is_running(pid)}
        self.assertEqual(left, set())


if __name__ == "__main__":
    unittest.main(verbosity=2, argv=sys.argv)
