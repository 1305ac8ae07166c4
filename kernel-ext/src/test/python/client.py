"""A Jupyter client for the tests: starts the kernel, runs cells, keeps what they said."""

import queue
import time

from jupyter_client.manager import KernelManager

DEADLINE = 120


class Reply:
    def __init__(self):
        self.status = None
        self.stdout = ""
        self.stderr = ""
        self.value = None
        self.data = {}
        self.displayed = []
        self.updated = []
        self.cleared = 0
        self.count = None
        self.expressions = None
        self.ename = None
        self.evalue = None
        self.traceback = ""
        self.displays = []


class Kernel:
    def __init__(self, name="brine"):
        self.name = name

    def __enter__(self):
        self.manager = KernelManager(kernel_name=self.name)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=DEADLINE)
        return self

    def __exit__(self, *failure):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=False)

    def start(self, code):
        return self.client.execute(code)

    def finish(self, message_id, on_stream=None, on_display=None):
        """Reads what the cell says until the kernel is idle and has replied."""
        reply = Reply()
        end = time.monotonic() + DEADLINE
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=max(0.1, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError("the cell did not end") from None
            if message["parent_header"].get("msg_id") != message_id:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                setattr(reply, content["name"], getattr(reply, content["name"]) + content["text"])
                if on_stream:
                    on_stream(content["text"])
            elif kind in ("display_data", "update_display_data"):
                transient = content.get("transient", {})
                reply.displays.append((kind, transient.get("display_id"), content["data"]))
                shown = reply.displayed if kind == "display_data" else reply.updated
                shown.append(content["data"])
                if on_display:
                    on_display()
            elif kind == "execute_result":
                reply.value = content["data"]["text/plain"]
                reply.data = content["data"]
            elif kind == "clear_output":
                reply.cleared += 1
            elif kind == "error":
                reply.ename, reply.evalue = content["ename"], content["evalue"]
                reply.traceback = "\n".join(content["traceback"])
            elif kind == "status" and content["execution_state"] == "idle":
                break
        while True:
            shell = self.client.get_shell_msg(timeout=max(0.1, end - time.monotonic()))
            if shell["parent_header"].get("msg_id") == message_id:
                reply.status = shell["content"]["status"]
                reply.count = shell["content"].get("execution_count")
                reply.expressions = shell["content"].get("user_expressions")
                return reply

    def run(self, code, on_stream=None):
        return self.finish(self.start(code), on_stream)

    def ask(self, message_id):
        """The reply to a request on the shell channel."""
        while True:
            message = self.client.get_shell_msg(timeout=DEADLINE)
            if message["parent_header"].get("msg_id") == message_id:
                return message["content"]
