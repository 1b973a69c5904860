"""How long a build takes: `python -m tests.benchmarks`. Nothing here runs with the tests, and no clock fails one."""
