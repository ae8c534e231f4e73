#!/bin/sh
# Runs other people's dbt projects with Atoll, and with dbt where it is given, and compares what both made.
#   conformance/run.sh --mirrors DIR --engine duckdb|postgres [--dbt PATH] [--work DIR] [--json FILE]
#                      [--list FILE] [--server HOST:PORT:USER:PASSWORD] [--fleets | --sharing] [project…]
# Without --server a PostgreSQL server is started for the run. DIR holds git mirrors or clones, as owner+name/repo, owner+name, owner/name or name. The exit code is 1
# where a project differs. --fleets runs listed projects for many tenants and compares each with the plain project.
# --sharing runs all as small fleets, with and without --no-share, and compares the bytes.
set -eu
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/../benchmarks/facts.sh"
prepare_java
lib=$here/target/lib
if [ ! -d "$lib" ] || [ "$here/pom.xml" -nt "$lib" ]; then
  JAVA_HOME=$jdk mvn -B -q -f "$root/pom.xml" -pl conformance -am package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcompiler.failOnWarning=false >&2
  touch "$lib"
fi
# Atoll's own jars from where it was just built: those in the folder may be of an earlier day.
classpath=$(printf '%s:' "$root"/dist/target/atoll/lib/*.jar "$lib"/*.jar)
classes=$(mktemp -d "${TMPDIR:-/tmp}/atoll-conformance.XXXXXX")
trap 'rm -rf "$classes"' EXIT
trap 'exit 130' INT TERM
"$jdk/bin/javac" -nowarn -d "$classes" -cp "$classpath" "$here"/src/main/java/dev/atoll/conformance/*.java
"$java" --enable-native-access=ALL-UNNAMED "-Djava.library.path=$native" -XX:+UseSerialGC -cp "$classes:$classpath" \
  dev.atoll.conformance.Conformance --atoll "$root/atoll" --home "$here" "$@"
