#!/bin/sh
# How long reading large projects takes, and how much memory: `atoll parse` beside `dbt parse`, cold, in one run.
#   benchmarks/parse-projects.sh --mirrors DIR [--dbt PATH] [--work DIR] [--rounds N] [project…]
# The list is parse-projects.yml; DIR holds git mirrors as conformance/run.sh wants them. Each round runs both tools once
# for each project, without anything kept from an earlier parse. GNU time is needed.
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/facts.sh"

dbt='' mirrors='' rounds=1 work=${TMPDIR:-/tmp}/atoll-parse
while [ $# -gt 0 ]; do
  case $1 in
    --dbt) dbt=$2; shift 2 ;;
    --mirrors) mirrors=$2; shift 2 ;;
    --work) work=$2; shift 2 ;;
    --rounds) rounds=$2; shift 2 ;;
    *) break ;;
  esac
done
[ -n "$mirrors" ] || { echo "parse-projects.sh: --mirrors DIR is needed" >&2; exit 2; }

prepare_java
mkdir -p "$work"
"$root/conformance/run.sh" --mirrors "$mirrors" --list "$here/parse-projects.yml" --assemble-only --work "$work" "$@" >"$work/assembled.txt"
rm -f "$work"/*.times

measure() { # tool, name, program and arguments: a line of wall, CPU seconds and peak kilobytes
  tool=$1 name=$2
  shift 2
  ended=0
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" >"$work/$tool.$name.log" 2>&1 || ended=$?
  tail -n 1 "$work/time" | awk '{ print $1, $2 + $3, $4 }' >>"$work/$tool.$name.times"
  echo "$ended" >"$work/$tool.$name.exit"
  echo "$tool $name: $(tail -n 1 "$work/$tool.$name.times") (wall s, CPU s, peak kB), exit code $ended" >&2
}

round=0
while [ "$round" -lt "$rounds" ]; do
  while IFS="$(printf '\t')" read -r name project profiles; do
    (cd "$project" && measure atoll "$name" "$root/atoll" parse --profiles-dir "$profiles" --target duckdb </dev/null)
    if [ -n "$dbt" ]; then
      rm -rf "$project/target"
      (cd "$project" && measure dbt "$name" "$dbt" parse --no-partial-parse --profiles-dir "$profiles" --target duckdb </dev/null)
    fi
  done <"$work/assembled.txt"
  round=$((round + 1))
done

row() { # tool, name
  if [ -r "$work/$1.$2.times" ]; then
    printf '%.1f s, %.0f MB%s' "$(median 1 <"$work/$1.$2.times")" \
      "$(median 3 <"$work/$1.$2.times" | awk '{ print $1 / 1024 }')" \
      "$([ "$(cat "$work/$1.$2.exit")" = 0 ] || printf ' (exit code %s)' "$(cat "$work/$1.$2.exit")")"
  else
    printf -- '-'
  fi
}

report() {
  echo "# Reading large projects"
  echo
  facts
  echo "- load when it ended: $(load); medians of $rounds rounds; wall time and peak resident memory"
  [ -z "$dbt" ] || echo "- $("$dbt" --version 2>/dev/null | sed -n 's/^ *- installed: */dbt Core /p')"
  echo
  echo "| project | what Atoll found | atoll parse | dbt parse | times faster |"
  echo "|---|---|--:|--:|--:|"
  while IFS="$(printf '\t')" read -r name project profiles; do
    found=$(sed -n 's/^[a-z_]*: \([0-9].*sources\).*/\1/p' "$work/atoll.$name.log" | tail -n 1)
    faster=-
    if [ -r "$work/dbt.$name.times" ]; then
      faster=$(echo "$(median 1 <"$work/dbt.$name.times") $(median 1 <"$work/atoll.$name.times")" | awk '{ printf "%.0f", $1 / $2 }')
    fi
    echo "| $name | $found | $(row atoll "$name") | $(row dbt "$name") | $faster |"
  done <"$work/assembled.txt"
}

publish parse-projects report
