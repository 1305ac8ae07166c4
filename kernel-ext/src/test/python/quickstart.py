"""Executes a notebook by Jupyter's own nbclient and writes it; arguments: notebook, result."""

import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, kernel_name="brine", timeout=120).execute()
nbformat.write(notebook, sys.argv[2])
