#!/bin/sh
# What it takes to ask about a large fleet: `check`, `explain`, `variants`, `diff`, and `plan` where there is one.
#   benchmarks/questions.sh [tenants] [models] [share of deviating tenants] [repetitions]
# The fleet is made (MadeFleet), the same one every time; no database is opened. Medians go to
# benchmarks/results/<date>-questions.md. GNU time is needed.
set -eu

tenants=${1:-1000}
models=${2:-500}
deviating=${3:-0.05}
repetitions=${4:-3}
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/facts.sh"

prepare_java
work=$(mktemp -d "${TMPDIR:-/tmp}/atoll-questions.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

"$jdk/bin/javac" -d "$work/classes" -cp "$classpath" "$here"/src/main/java/dev/atoll/benchmarks/MadeFleet.java
echo "making a fleet of $tenants tenants and $models models…" >&2
"$java" -cp "$work/classes" dev.atoll.benchmarks.MadeFleet "$work/fleet" "$tenants" "$models" "$deviating"
mart=$(find "$work/fleet/transform/models/marts" -name '*.sql' | sort | head -n 1 | sed 's#.*/##; s#\.sql$##')
tenant=shop0000
other=$(printf 'shop%04d' $((tenants - 1)))

measure() { # name, words: a line of wall, CPU seconds and peak kilobytes
  name=$1
  shift
  (cd "$work/fleet" && /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$root/atoll" "$@" >"$work/$name.out" 2>"$work/$name.err") || echo "$name failed: $(tail -n 3 "$work/$name.err" "$work/$name.out")" >&2
  tail -n 1 "$work/time" | awk '{ print $1, $2 + $3, $4 }' >>"$work/$name.txt"
  echo "$name: $(tail -n 1 "$work/$name.txt") (wall s, CPU s, peak kB)" >&2
}

has_plan=$("$root/atoll" help | grep -c '^  plan ' || true)
round=0
while [ "$round" -lt "$repetitions" ]; do
  measure check check
  measure tidy check --tidy
  measure variable explain "$tenant" vat_rate
  measure node explain "$tenant" "$mart"
  measure tenant explain "$tenant"
  measure variants variants
  measure identical variants --identical
  measure diff diff "$tenant" "$other"
  [ "$has_plan" -eq 0 ] || measure plan plan
  round=$((round + 1))
done

row() { # name, words
  [ -f "$work/$1.txt" ] || return 0
  printf '| `%s` | %s | %s | %s |\n' "$2" "$(median 1 <"$work/$1.txt")" "$(median 2 <"$work/$1.txt")" \
    "$(median 3 <"$work/$1.txt" | awk '{ printf "%.0f", $1 / 1024 }')"
}

report() {
  echo "# Questions about a large fleet"
  echo
  facts
  echo "- command: benchmarks/questions.sh $tenants $models $deviating $repetitions; load average $(load)"
  echo
  echo "$tenants tenants × $models models (each with a test), a share of $deviating deviates. Medians of $repetitions, the process from start to end."
  echo
  echo "| command | wall s | CPU s | peak MB |"
  echo "|---|---|---|---|"
  row check 'check'
  row tidy 'check --tidy'
  row variable "explain $tenant vat_rate"
  row node "explain $tenant $mart"
  row tenant "explain $tenant"
  row variants 'variants'
  row identical 'variants --identical'
  row diff "diff $tenant $other"
  row plan 'plan'
  echo
  echo "\`variants\` says: $(tail -n 1 "$work/variants.out")."
  echo "\`variants --identical\` says: $(grep 'identical logic' "$work/identical.out")."
}

publish questions report
