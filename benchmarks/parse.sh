#!/bin/sh
# How many templates of other people's dbt projects are understood.
#   benchmarks/parse.sh DIR…
# Each DIR holds dbt projects at any depth, such as a checkout; a project is read as `atoll ls` reads
# one, with as many threads as there are cores. The table and all failures go to
# benchmarks/results/<date>-parse.md.
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/facts.sh"
[ $# -gt 0 ] || { echo "usage: benchmarks/parse.sh DIR…" >&2; exit 2; }

prepare_java
work=$(mktemp -d "${TMPDIR:-/tmp}/atoll-parse.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

"$jdk/bin/javac" -d "$work/classes" -cp "$classpath" "$here"/src/main/java/dev/atoll/benchmarks/*.java
"$java" --enable-native-access=ALL-UNNAMED -cp "$work/classes:$classpath" \
  dev.atoll.benchmarks.ParseFolders "$@" >"$work/table.md"

report() {
  echo "# Templates of other projects"
  echo
  facts
  echo "- load average when it ended: $(load)"
  echo
  echo "Command: \`benchmarks/parse.sh DIR…\` over checkouts of the projects. A file counts as parsed when all its blocks are"
  echo "understood; a block is a model, an analysis, a test, a snapshot, a macro, a materialization or a docs text. The time is"
  echo "the wall time of reading each project once in one JVM: walking its folders, YAML and seeds included."
  echo
  cat "$work/table.md"
}

publish parse report
