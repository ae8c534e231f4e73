#!/bin/sh
# Holds the SQL that a run of conformance/run.sh left in its work folder against the isolation guard, as the SQL of one
# of twenty tenants with awkward ids. Every finding is a false alarm; the exit code is 1 where there are any.
#   conformance/run.sh --mirrors DIR --engine duckdb --work WORK && conformance/alarms.sh WORK
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/../benchmarks/facts.sh"
prepare_java
classpath=$(printf '%s:' "$here"/target/lib/*.jar)
classes=$(mktemp -d "${TMPDIR:-/tmp}/atoll-alarms.XXXXXX")
trap 'rm -rf "$classes"' EXIT
"$jdk/bin/javac" -nowarn -d "$classes" -cp "$classpath" "$here"/src/main/java/dev/atoll/conformance/*.java
"$java" -cp "$classes:$classpath" dev.atoll.conformance.Alarms "$1"
