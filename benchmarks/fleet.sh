#!/bin/sh
# The demo's fleet: what `atoll build` takes beside the floor, the same SQL through bare JDBC.
#   benchmarks/fleet.sh [tenants] [repetitions]
# Both run alternately, each on a fresh copy of the same workspace with files in the page cache. The
# medians go to benchmarks/results/<date>-fleet.md. GNU time is needed.
set -eu

tenants=${1:-200}
repetitions=${2:-3}
threads=4
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/facts.sh"

prepare_java
work=$(mktemp -d "${TMPDIR:-/tmp}/atoll-fleet.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

java_run() { "$java" --enable-native-access=ALL-UNNAMED "-Djava.library.path=$native" -XX:+UseParallelGC -cp "$work/classes:$classpath" "$@"; }

"$jdk/bin/javac" -d "$work/classes" -cp "$classpath" "$here"/src/main/java/dev/atoll/benchmarks/*.java
echo "making a workspace of $tenants tenants…" >&2
java_run dev.atoll.benchmarks.Workspace "$work/fresh" "$tenants"

copy() {
  rm -rf "$work/run"
  cp -r "$work/fresh" "$work/run"
}


# The first build writes down the SQL, and makes the launcher's cache.
copy
(cd "$work/run" && "$root/atoll" build --threads $threads --output json >"$work/atoll.json")
java_run dev.atoll.benchmarks.FloorScript "$work/run" "$work/scripts"

measure() { # name, function: a line of wall, CPU seconds and peak kilobytes
  copy
  cat "$work"/run/data/*/*.duckdb >/dev/null
  case $1 in
    atoll) set -- atoll sh -c 'cd "$1" && exec "$2" build --threads "$3" --output json >"$4"' - "$work/run" "$root/atoll" $threads "$work/atoll.json" ;;
    floor) set -- floor sh -c 'out=$1; shift; exec "$@" >"$out"' - "$work/floor.json" "$java" --enable-native-access=ALL-UNNAMED "-Djava.library.path=$native" -XX:+UseParallelGC -cp "$work/classes:$classpath" dev.atoll.benchmarks.Floor "$work/run" "$work/scripts" $threads ;;
  esac
  name=$1
  shift
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@"
  tail -n 1 "$work/time" | awk '{ print $1, $2 + $3, $4 }' >>"$work/$name.txt"
  echo "$name: $(tail -n 1 "$work/$name.txt") (wall s, CPU s, peak kB)" >&2
}

round=0
while [ "$round" -lt "$repetitions" ]; do
  measure atoll
  measure floor
  round=$((round + 1))
done

of() { median "$1" <"$work/$2.txt"; }
number() { sed -n "s/.*\"$2\" *: *\([0-9]*\).*/\1/p" "$work/$1.json" | head -n 1; }

report() {
  echo "# A fleet of $tenants tenants beside the floor"
  echo
  facts
  echo "- load average when it ended: $(load)"
  echo
  echo "Command: \`benchmarks/fleet.sh $tenants $repetitions\`, which alternates"
  echo "\`atoll build --threads $threads --output json\` and \`dev.atoll.benchmarks.Floor\` with $threads threads, each on a fresh copy"
  echo "of the demo's workspace. Medians of $repetitions."
  echo
  echo "| | wall s | CPU s | peak RSS MB | statements |"
  echo "|---|---:|---:|---:|---:|"
  for name in atoll floor; do
    echo "| $name | $(of 1 $name) | $(of 2 $name) | $(of 3 $name | awk '{ printf "%.0f", $1 / 1024 }') | $(number $name statements) |"
  done
  awk -v aw="$(of 1 atoll)" -v fw="$(of 1 floor)" -v ac="$(of 2 atoll)" -v fc="$(of 2 floor)" \
    'BEGIN { printf "| ratio | %.2f | %.2f | | |\n", aw / fw, ac / fc }'
  echo
  echo "Steps: $(number atoll steps), failed: $(number atoll error); failures that the floor's tests found: $(number floor failures)."
  echo "Each repetition (wall s, CPU s, peak kB):"
  echo
  for name in atoll floor; do
    echo "- $name: $(tr '\n' ';' <"$work/$name.txt" | sed 's/;$//; s/;/; /g')"
  done
}

publish fleet report
