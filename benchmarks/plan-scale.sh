#!/bin/sh
# What `atoll plan` of a large fleet of tenants with the same logic takes: for all, and for one of them.
#   benchmarks/plan-scale.sh [tenants] [models] [schemas]
# `schemas` is `none`, `same` (all tenants have one custom schema) or `own` (its name comes from a variable that is
# another for each tenant); with custom schemas one tenant's plan asks for the names of all.
# Nothing is built. GNU time is needed.
set -eu

tenants=${1:-1000}
models=${2:-500}
schemas=${3:-none}
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
root=$(dirname "$here")
work=$(mktemp -d "${TMPDIR:-/tmp}/atoll-plan.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

mkdir -p "$work/models" "$work/seeds" "$work/macros"
printf "name: wide\nversion: '1.0'\nprofile: wide\n" >"$work/dbt_project.yml"
case $schemas in
  same) printf 'models: {wide: {+schema: kept}}\n' >>"$work/dbt_project.yml" ;;
  own) printf 'models: {wide: {+schema: "{{ var(\047place\047) }}"}}\n' >>"$work/dbt_project.yml" ;;
esac
printf 'id,amount\n1,10\n' >"$work/seeds/raw.csv"
printf '{%% macro cents(c) %%}({{ c }} * 100){%% endmacro %%}\n' >"$work/macros/cents.sql"
awk -v n="$models" -v dir="$work/models" 'BEGIN {
  for (i = 0; i < n; i++) {
    file = sprintf("%s/m_%04d.sql", dir, i)
    parent = i < 10 ? "raw" : sprintf("m_%04d", int(i / 3))
    printf "{{ config(materialized=\"%s\") }}\nselect id, {{ cents(\"amount\") }} as amount, \x27{{ var(\"currency\") }}\x27 as currency\nfrom {{ ref(\"%s\") }}\n", i % 2 ? "table" : "view", parent > file
    close(file)
  }
}'
{ echo id; awk -v n="$tenants" 'BEGIN { for (i = 0; i < n; i++) printf "t%05d\n", i }'; } >"$work/tenants.csv"
cat >"$work/fleet.yml" <<'YML'
version: 1
name: wide
project: .
variables: {currency: {type: string, default: EUR}, place: {type: string}}
layers: [{name: base, file: base.yml}]
tenants: {file: tenants.csv}
engines:
  local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}
routing: {engine: local, schema: "t_{tenant}"}
YML

printf 'vars: {place: "of_{tenant}"}\n' >"$work/base.yml"

"$root/atoll" version >"$work/version"
measure() { # words of the command line
  /usr/bin/time -f "%e s wall, %U s user, %M kB" "$root/atoll" plan --project-dir "$work" "$@" >"$work/said" 2>"$work/time"
  echo "plan $*: $(tail -n 1 "$work/time"), load $(cut -d ' ' -f 1 /proc/loadavg)"
}

measure --tenants t00001
measure --tenants t00001
# With a schema of its own each tenant has a graph of its own: minutes and gigabytes for all.
[ "$schemas" = own ] || measure --out "$work/plan.json"
[ "$schemas" = own ] || measure --out "$work/plan.json"
head -n 3 "$work/said"
