#!/bin/sh
# Plans the demo's fleet in many processes that differ in locale, time zone, working folder, place and
# order of the files, and compares the plans byte for byte.
#   benchmarks/plan-determinism.sh [runs] [tenants]
set -eu

runs=${1:-100}
tenants=${2:-200}
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/facts.sh"

prepare_java
work=$(mktemp -d "${TMPDIR:-/tmp}/atoll-same.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

"$jdk/bin/javac" -d "$work/classes" -cp "$classpath" "$here"/src/main/java/dev/atoll/benchmarks/*.java
echo "making a workspace of $tenants tenants…" >&2
"$java" --enable-native-access=ALL-UNNAMED "-Djava.library.path=$native" -cp "$work/classes:$classpath" dev.atoll.benchmarks.Workspace "$work/fresh" "$tenants"
rm -rf "$work/fresh/data"

languages="en de tr ar ja hi th fa"
zones="UTC Asia/Kathmandu America/St_Johns Pacific/Chatham Europe/Dublin"
pick() { # number, words…
  number=$1
  shift
  shift $((number % $#))
  echo "$1"
}

run=0
while [ "$run" -lt "$runs" ]; do
  place="$work/place-$((run % 7))-$run/deeper"
  mkdir -p "$place"
  # Files are made in another order each time: the order of a folder is that of their making on many systems.
  (cd "$work/fresh" && find . -type f | awk -v seed="$run" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' | sort | cut -f 2-) |
    while read -r file; do
      mkdir -p "$place/$(dirname "$file")"
      cp "$work/fresh/$file" "$place/$file"
    done
  (
    cd "$(pick "$run" / "$work" "$place" "$place/fleet")"
    TZ=$(pick "$run" $zones) "$java" --enable-native-access=ALL-UNNAMED "-Djava.library.path=$native" \
      "-Duser.language=$(pick "$run" $languages)" "-Duser.timezone=$(pick "$run" $zones)" \
      -cp "$classpath" dev.atoll.cli.Main plan --project-dir "$place" --out "$work/plan-$run.json" >/dev/null
  )
  rm -rf "$place"
  cmp "$work/plan-0.json" "$work/plan-$run.json" || { echo "run $run differs" >&2; exit 1; }
  [ "$run" -eq 0 ] || rm "$work/plan-$run.json"
  run=$((run + 1))
done
echo "$runs runs, $tenants tenants, one plan: $(sed -n 's/.*"id": "\(sha256:[0-9a-f]*\)".*/\1/p' "$work/plan-0.json" | head -n 1)"
