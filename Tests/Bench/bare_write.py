"""Writes the files of a folder to another, from memory, and says what the writing alone took."""

import os
import sys
import time
from pathlib import Path

source, target = Path(sys.argv[1]), sys.argv[2]
files = [(str(file.relative_to(source)), file.read_bytes()) for file in sorted(source.rglob("*")) if file.is_file()]
folders = sorted({os.path.dirname(path) for path, _ in files})

start, cpu = time.perf_counter(), time.process_time()
for folder in folders:
    os.makedirs(f"{target}/{folder}", exist_ok=True)
for path, data in files:
    descriptor = os.open(f"{target}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(descriptor, data)
    os.close(descriptor)
print(time.perf_counter() - start, time.process_time() - cpu)
