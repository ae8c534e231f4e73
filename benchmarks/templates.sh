#!/bin/sh
# The template language beside CPython's jinja2: compiling, rendering, a set of packages, the first render.
#   benchmarks/templates.sh [PYTHON [ROUNDS]]
# PYTHON has jinja2 3.1; the default is $PYTHON, or else python3. Each round measures Java (with JMH) and then
# CPython, so that what else the machine does meets both; the medians go to benchmarks/results/<date>-templates.md.
# Needs Maven, and about five minutes.
set -eu

python=${1:-${PYTHON:-python3}}
rounds=${2:-2}
files=200
models="model sql macros loops dispatch"
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/facts.sh"

jinja2=$("$python" -c 'import jinja2; print(jinja2.__version__)' 2>/dev/null) || {
  echo "templates.sh: '$python' is no Python with jinja2; name one that has it: benchmarks/templates.sh PYTHON" >&2
  exit 2
}

prepare_java
work=$(mktemp -d "${TMPDIR:-/tmp}/atoll-templates.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

echo "building the benchmarks…" >&2
JAVA_HOME=$jdk mvn -B -q -Pjmh -f "$root/pom.xml" -pl benchmarks -am process-classes \
  -Dcompiler.failOnWarning=false -Dspotless.check.skip=true >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
jmh=$here/target/jmh/classes:$(cat "$here/target/jmh/classpath.txt")
package=dev.atoll.benchmarks.templates

"$java" -cp "$jmh" $package.PackageSet "$work/package" $files
# shellcheck disable=SC2086
{
  "$java" -cp "$jmh" $package.FirstRender $models >"$work/java.txt"
  "$python" "$here/templates.py" text $models >"$work/python.txt"
}
cmp "$work/java.txt" "$work/python.txt" || { echo "templates.sh: the two do not give the same text" >&2; exit 1; }

# The first render is measured from jars, as Atoll is installed, with the launcher's flags for short commands.
"$jdk/bin/jar" cf "$work/benchmarks.jar" -C "$here/target/jmh/classes" dev/atoll -C "$here/target/jmh/classes" templates
cold=$work/benchmarks.jar$(printf ':%s' "$lib"/atoll-jinja-*.jar "$lib"/atoll-domain-*.jar "$lib"/jspecify-*.jar)
flags="-XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
# shellcheck disable=SC2086
"$java" $flags -XX:AOTCacheOutput="$work/cache.aot" -cp "$cold" $package.FirstRender --time $models >/dev/null 2>&1

first() { # name of the measurement, command: microseconds from its start to the first text
  measured=$1
  shift
  begin=$(date +%s%N)
  end=$("$@" --time model)
  echo "$measured $((end - begin / 1000))" >>"$work/java-and-python.txt"
}

round=0
while [ "$round" -lt "$rounds" ]; do
  round=$((round + 1))
  echo "round $round of $rounds…" >&2
  # A busy machine compiles late: six seconds are enough for code to be warm when all cores are taken.
  "$java" -Dbenchmark.package="$work/package" -cp "$jmh" org.openjdk.jmh.Main $package -f 1 -wi 6 -w 1s -i 3 -r 300ms \
    -rf csv -rff "$work/jmh.csv" >"$work/jmh.log" 2>&1 || { cat "$work/jmh.log" >&2; exit 1; }
  tr -d '"\r' <"$work/jmh.csv" | awk -F , 'NR > 1 {
    sub(/.*benchmarks.templates./, "", $1); sub(/[.].*/, "", $1); print "java/" $1 ($8 == "" ? "" : "/" $8), $5
  }' >>"$work/java-and-python.txt"
  "$python" "$here/templates.py" measure "$work/package" | sed 's/^/python\//' >>"$work/java-and-python.txt"
  for _ in 1 2 3; do
    # shellcheck disable=SC2086
    {
      first java/first "$java" $flags -cp "$cold" $package.FirstRender
      first java/first-aot "$java" $flags -XX:AOTCache="$work/cache.aot" -cp "$cold" $package.FirstRender
    }
    first python/first "$python" "$here/templates.py"
  done
done

of() { awk -v name="$1" '$1 == name { print $2 }' "$work/java-and-python.txt" | median 1; }

row() { # title, Java's name, Python's name, divisor, format
  awk -v title="$1" -v java="$(of "java/$2")" -v python="$(of "python/$3")" -v by="$4" -v form="$5" \
    'BEGIN { printf "| %s | " form " | " form " | %.*f |\n", title, java / by, python / by, python / java < 10, python / java }'
}

report() {
  echo "# The template language beside CPython"
  echo
  facts
  echo "- Python: $("$python" -c 'import platform; print(platform.python_implementation(), platform.python_version())'), jinja2 $jinja2"
  echo "- load average when it ended: $(load)"
  echo
  echo "Command: \`benchmarks/templates.sh PYTHON $rounds\`. Medians of $rounds rounds, each Java and then CPython, in one thread, warm. Both gave"
  echo "the same text. For CPython \"compile\" is \`from_string\`: parse, generate Python, compile that to bytecode. Its environment is"
  echo "dbt's, made once, and so are the modules of macros; Java's render records what was read and fills relations in."
  echo
  echo "| | Java | CPython | times faster |"
  echo "|---|---:|---:|---:|"
  for model in $models; do
    row "compile \`$model\` ($(wc -l <"$here/src/main/resources/templates/models/$model.sql") lines), µs" "CompileTemplate/$model" "compile/$model" 1 %.0f
  done
  row "compile a set of packages ($files files, $(cat "$work"/package/* | wc -c | awk '{ printf "%.0f", $1 / 1000 }') kB), ms" CompilePackage package 1000 %.1f
  for model in $models; do
    row "render \`$model\`, µs" "RenderTemplate/$model" "render/$model" 1 %.1f
  done
  awk -v java="$(of java/RenderForTenants)" -v python="$(of python/render/model)" \
    'BEGIN { printf "| `model` for 1,000 tenants with 8 forms among them (CPython renders each), ms | %.1f | %.1f | %.0f |\n", java / 1000, python, 1000 * python / java }'
  row "process start to the first text of \`model\`, ms" first first 1000 %.0f
  row "the same with an AOT cache, ms" first-aot first 1000 %.0f
}

publish templates report
