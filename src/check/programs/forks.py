"""Runs Python programs as forks of one interpreter that has imported their packages, and prints a JSON line for each:
its number, its wait status and what it wrote to stdout. Prints nothing where forks are missing or not safe."""

import json
import os
import signal
import sys

seconds, packages, programs = json.loads(sys.argv[1])
for package in packages:
    __import__(package)

# Only the thread that forks goes on in a fork: a lock that another one held would stay closed.
forks = hasattr(os, "memfd_create") and len(os.listdir("/proc/self/task")) == 1

for number, program in enumerate(programs if forks else []):
    output = os.memfd_create("output")
    child = os.fork()
    if child == 0:
        break
    status = os.waitpid(child, 0)[1]
    os.lseek(output, 0, os.SEEK_SET)
    with open(output, encoding="utf-8", errors="replace", newline="") as text:
        print(json.dumps([number, status, text.read()]), flush=True)
else:
    sys.exit()

# The fork runs the program as an interpreter of its own would, and ends as one.
nothing = os.open(os.devnull, os.O_RDWR)
for own, stream in enumerate([nothing, output, nothing]):
    os.dup2(stream, own)
os.chdir(os.path.dirname(program))
sys.argv = [os.path.basename(program)]
sys.path[0] = os.path.realpath(os.path.dirname(program))
parent, main = sys.modules["__main__"], type(sys)("__main__")
main.__dict__.update(__file__=program, __builtins__=__builtins__, __cached__=None)
sys.modules["__main__"] = main
signal.alarm(seconds)
with open(program, "rb") as source:
    code = compile(source.read(), program, "exec", dont_inherit=True)
exec(code, main.__dict__)
