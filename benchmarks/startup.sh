#!/bin/sh
# How long Atoll takes to start and to look at a project.
#   benchmarks/startup.sh [PROJECT_DIR [NAME]]
# PROJECT_DIR holds a dbt project and its profiles.yml; by default the demo's example is used. Medians
# of 10 go to benchmarks/results/<date>-startup-<name>.md.
set -eu

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/facts.sh"

prepare_java
work=$(mktemp -d "${TMPDIR:-/tmp}/atoll-startup.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

if [ $# -gt 0 ]; then
  cp -r "$1" "$work/project"
  name=${2:-$(basename "$1")}
  given="PROJECT_DIR $name"
else
  "$jdk/bin/javac" -d "$work/classes" -cp "$classpath" "$here"/src/main/java/dev/atoll/benchmarks/*.java
  "$java" --enable-native-access=ALL-UNNAMED "-Djava.library.path=$native" -cp "$work/classes:$classpath" \
    dev.atoll.benchmarks.Workspace "$work/project" 1
  name=example
  given=
fi

measure() { # name of the measurement, arguments of atoll
  measured=$1
  shift
  "$root/atoll" "$@" >/dev/null
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$root/atoll" "$@" >/dev/null
    tail -n 1 "$work/time" | awk '{ print $1 * 1000, ($2 + $3) * 1000, $4 }' >>"$work/$measured.txt"
  done
}

cd "$work/project"
measure help --help
measure ls ls

row() { # title, name
  echo "| \`$1\` | $(median 1 <"$work/$2.txt") | $(median 2 <"$work/$2.txt") | $(median 3 <"$work/$2.txt" | awk '{ printf "%.0f", $1 / 1024 }') |"
}

report() {
  echo "# Start-up, with the project $name"
  echo
  facts
  echo "- load average when it ended: $(load)"
  echo
  echo "Command: \`benchmarks/startup.sh $given\`; medians of 10, the launcher included, its cache made before."
  echo
  echo "| | wall ms | CPU ms | peak RSS MB |"
  echo "|---|---:|---:|---:|"
  row "atoll --help" help
  row "atoll ls" ls
}

publish "startup-$name" report
