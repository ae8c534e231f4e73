#!/bin/sh
# Compares random templates with CPython's jinja2: fuzz.sh SEED COUNT [FIRST-INDEX]
# PYTHON names a Python with jinja2 3.1 (python3 otherwise). Build first: mvn -q test-compile -pl jinja -am
set -eu
here=$(cd "$(dirname "$0")" && pwd)
module=$(cd "$here/../../.." && pwd)
classes="$module/target/test-classes:$module/target/classes:$module/../domain/target/classes"
jspecify=$(find "${HOME}/.m2/repository/org/jspecify" -name 'jspecify-*.jar' 2>/dev/null | head -n 1)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -cp "$classes:$jspecify" dev.atoll.jinja.fuzz.Differential \
  "$1" "$2" "${3:-0}" "${PYTHON:-python3}" "$here"
