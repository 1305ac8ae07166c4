"""Jupyter's own test of kernels, run on the embedded one."""

import sys
import unittest

import jupyter_kernel_test


class BrineKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "brine"
    language_name = "java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.print("hello, world");'
    code_stderr = 'System.err.print("oops");'
    code_execute_result = [{"code": "6 * 7", "result": "42"}]
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    completion_samples = [{"text": "String.valu", "matches": {"valueOf("}}]
    complete_code_samples = ["int x = 1;", "class A { }", "%%parallel\nfor (int x : range(0, 1)) x"]
    incomplete_code_samples = ["class A {", "int f(int x) {"]
    invalid_code_samples = ["}"]
    code_inspect_sample = "Math.abs("
    code_display_data = [{"code": 'display("<b>x</b>", "text/html");', "mime": "text/html"}]
    code_history_pattern = "6 ?* 7*"
    supported_history_operations = ("tail", "range", "search")
    code_clear_output = "clearOutput();"


if __name__ == "__main__":
    unittest.main(verbosity=2, argv=sys.argv)
