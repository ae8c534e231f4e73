#!/bin/sh
# Plans the demo's fleet in many processes that differ in all that must not matter, and compares the plans
# byte for byte. Each run plans twice: tenants that nobody has built yet, and tenants of whom the ledger knows
# a build, with a model, a macro, a config and two settings changed since.
#   benchmarks/plan-determinism.sh [runs] [tenants] [jobs]
# ATOLL_OTHER_JVMS names further Java homes, separated by blanks; a runtime without compiler will do.
# The result goes to benchmarks/results/<date>-plan-determinism.md; the exit code is 1 where a plan differs.
set -eu

runs=${1:-100}
tenants=${2:-200}
jobs=${3:-2}
here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd)
. "$here/facts.sh"

prepare_java
work=$(mktemp -d "${TMPDIR:-/tmp}/atoll-same.XXXXXX")
memory=$work
[ ! -w /dev/shm ] || memory=$(mktemp -d /dev/shm/atoll-same.XXXXXX)
trap 'rm -rf "$work" "$memory"' EXIT
trap 'exit 130' INT TERM

# What is measured stays as it is, should Atoll be built anew meanwhile.
cp -r "$root/dist/target/atoll" "$work/atoll"
lib=$work/atoll/lib
native=$work/atoll/native
classpath=$(printf '%s:' "$lib"/*.jar)

"$jdk/bin/javac" -d "$work/classes" -cp "$classpath" "$here"/src/main/java/dev/atoll/benchmarks/*.java
echo "making a workspace of $tenants tenants…" >&2
"$java" --enable-native-access=ALL-UNNAMED "-Djava.library.path=$native" -cp "$work/classes:$classpath" dev.atoll.benchmarks.Workspace "$work/made" "$tenants"

echo "building it once, for what the ledger then knows…" >&2
(cd "$work/made" && "$java" --enable-native-access=ALL-UNNAMED "-Djava.library.path=$native" -cp "$classpath" dev.atoll.cli.Main build --output json >"$work/built.json")
mkdir "$work/changed" "$work/fresh"
tar -C "$work/made" --exclude=./data --exclude=./target -cf - . | tar -C "$work/changed" -xf -
tar -C "$work/changed" --exclude=./.atoll -cf - . | tar -C "$work/fresh" -xf -
rm -rf "$work/made"
(
  cd "$work/changed"
  echo '-- the same rows, other words' >>transform/models/marts/core/dim_customers.sql
  sed 's/decimal(18, 2)/decimal(20, 2)/' transform/macros/money.sql >"$work/text" && cp "$work/text" transform/macros/money.sql
  sed 's/rank: integer/rank: bigint/' transform/dbt_project.yml >"$work/text" && cp "$work/text" transform/dbt_project.yml
  sed 's/vat_rate: .*/vat_rate: 0.2/' fleet/countries/de.yml >"$work/text" && cp "$work/text" fleet/countries/de.yml
  sed 's/large_order_amount: .*/large_order_amount: 2600/' fleet/tiers/enterprise.yml >"$work/text" && cp "$work/text" fleet/tiers/enterprise.yml
)

# What varies. The lists have lengths without common divisors where they can, so that 100 runs meet many pairs.
jvms="$jdk ${ATOLL_OTHER_JVMS:-}"
options() { # number: flags of the virtual machine, one list a line
  sed -n "$(($1 % 17 + 1))p" <<'FLAGS'
-XX:+UseG1GC
-XX:+UseSerialGC -XX:TieredStopAtLevel=1
-XX:+UseParallelGC -XX:ActiveProcessorCount=1
-XX:+UseZGC
-Xint
-XX:+UnlockExperimentalVMOptions -XX:hashCode=0
-XX:+UnlockExperimentalVMOptions -XX:hashCode=1
-XX:+UnlockExperimentalVMOptions -XX:hashCode=3
-XX:+UnlockExperimentalVMOptions -XX:hashCode=4 -XX:+UseSerialGC
-XX:+UseCompactObjectHeaders
-XX:-UseCompressedOops -XX:+UseSerialGC
-Xmx320m -XX:+UseSerialGC
-Xshare:off -Dfile.encoding=ISO-8859-1 -Dstdout.encoding=US-ASCII
-XX:ActiveProcessorCount=16 -Xms2g
-XX:-TieredCompilation -XX:+AlwaysPreTouch -Xms64m
-XX:+UseShenandoahGC -Djava.io.tmpdir=/var/tmp
-Djava.util.concurrent.ForkJoinPool.common.parallelism=1 -Dsun.jnu.encoding=UTF-8
FLAGS
}
languages="en-US de-DE tr-TR ar-EG ja-JP hi-IN th-TH-u-nu-thai fa-IR az-AZ lt-LT iw-IL"
zones="UTC Asia/Kathmandu America/St_Johns Pacific/Chatham Europe/Dublin Africa/Monrovia Pacific/Kiritimati"
dates="@0 @86399 1999-12-31T23:59:59 2038-01-19T03:14:08 2026-03-29T02:30:00 now"
masks="022 077 002 027 007"
locales="C C.UTF-8 POSIX en_US.UTF-8 tr_TR.ISO-8859-9"
shares="--threads=1 --threads=2 --threads=3 --threads=8 --threads=16 --no-share"
reversed=$(printf '%s\n' "$lib"/*.jar | sort -r | tr '\n' ':')

pick() { # number, words…
  number=$1
  shift
  shift $((number % $#))
  echo "$1"
}

# Copies a tree with its files made in another order, which is the order of a folder on many systems.
scatter() { # number, from, to
  mkdir -p "$3"
  (cd "$2" && find . -type f | awk -v seed="$1" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' | sort | cut -f 2- |
    tar --mtime="$(pick "$1" $dates)" --no-recursion -T - -cf -) | (umask "$(pick "$1" $masks)" && tar --warning=no-timestamp --no-same-permissions -C "$3" -xf -)
}

plan() { # number, tree, out
  number=$1
  place=$(pick "$number" "$work" "$memory")/place-$number/$(pick "$number" x 'with blanks' deeper/and/deeper 'quo"te' "it's" .hidden 'a#b%c')
  scatter "$number" "$2" "$place"
  ln -s "$place" "$work/link-$number"
  case $((number % 5)) in
    0) from=/ dir=$place ;;
    1) from=$work dir=link-$number ;;
    2) from=$place/transform/models dir= ;;
    3) from=$place dir=. ;;
    4) from=$place/fleet dir=../transform ;;
  esac
  language=$(pick "$number" $languages)
  # Words of the options are split on purpose.
  # shellcheck disable=SC2046
  (
    cd "$from"
    umask "$(pick $((number + 1)) $masks)"
    env -i PATH=/usr/bin:/bin HOME="$work/home-$((number % 3))" USER="user$number" LC_ALL="$(pick "$number" $locales)" LANG="$(pick $((number + 2)) $locales)" \
      TZ="$(pick "$number" $zones)" TERM="$(pick "$number" dumb xterm-256color)" COLUMNS="$((40 + number))" CI="$((number % 2))" "NOISE_$number=$number" \
      "$(pick "$number" $jvms)/bin/java" --enable-native-access=ALL-UNNAMED "-Djava.library.path=$native" $(options "$number") \
      "-Duser.language=${language%%-*}" "-Duser.country=$(echo "$language" | cut -d - -f 2)" $(case $language in *-u-*) echo "-Duser.extensions=${language#*-u-}" | sed 's/=/=u-/' ;; esac) \
      "-Duser.timezone=$(pick $((number + 3)) $zones)" -cp "$(pick "$number" "$classpath" "$reversed" "$classpath")" \
      dev.atoll.cli.Main plan ${dir:+--project-dir "$dir"} $(pick "$number" $shares) --out "$3" >"$3.said" 2>"$3.err" </dev/null
  ) || echo "run $number ended with $?: $(tail -n 3 "$3.err")" >"$3"
  chmod -R u+rwx "$place"
  rm -rf "$place" "$work/link-$number"
}

one() { # number
  for tree in fresh changed; do
    plan "$1" "$work/$tree" "$work/$tree-$1.json"
    [ "$1" -gt 0 ] || grep -q "^{" "$work/$tree-0.json" || { cat "$work/$tree-0.json" >&2; exit 1; }
    cmp "$work/$tree-0.json" "$work/$tree-$1.json" >&2 || {
      echo "run $1, $tree: $(pick "$1" $jvms), $(options "$1"), $(pick "$1" $languages), $(pick "$1" $zones), $(pick "$1" $shares)" | tee -a "$work/differ" >&2
      continue
    }
    [ "$1" -eq 0 ] || rm "$work/$tree-$1.json" "$work/$tree-$1".json.*
  done
}

begun=$(date +%s)
: >"$work/differ"
one 0
run=1
while [ "$run" -lt "$runs" ]; do
  job=0
  while [ "$job" -lt "$jobs" ] && [ "$run" -lt "$runs" ]; do
    one "$run" &
    run=$((run + 1))
    job=$((job + 1))
  done
  wait
done
seconds=$(($(date +%s) - begun))

id() { sed -n 's/.*"id": "\(sha256:[0-9a-f]*\)".*/\1/p' "$work/$1-0.json" | head -n 1; }

report() {
  echo "# The same plan everywhere"
  echo
  facts
  for jvm in $jvms; do echo "- JVM: $("$jvm/bin/java" -version 2>&1 | sed -n 2p)"; done
  echo "- command: benchmarks/plan-determinism.sh $runs $tenants $jobs; $seconds s; load average $(load)"
  echo
  echo "| $runs runs, $tenants tenants | plan | steps by reason | runs that differ |"
  echo "|---|---|---|---:|"
  for tree in fresh changed; do
    echo "| $tree | \`$(id $tree)\` | $(grep -o '"reason": *"[a-z_]*"' "$work/$tree-0.json" | sed 's/.*"\([a-z_]*\)"/\1/' | sort | uniq -c | awk '{ printf("%s%s %s", (NR > 1 ? ", " : ""), $2, $1) }') | $(grep -c ", $tree:" "$work/differ" || true) |"
  done
  echo
  echo "Steps are those of the plan's lists, which tenants share. Varied from run to run, $(awk -v r="$runs" 'BEGIN { print 2 * r }') processes:"
  echo
  echo "- virtual machine: $(for jvm in $jvms; do "$jvm/bin/java" -version 2>&1 | sed -n 's/.*build \(.*\))$/\1/p' | head -n 1; done | tr '\n' ';')"
  number=0
  while [ "$number" -lt 17 ]; do
    echo "  - \`$(options "$number")\`"
    number=$((number + 1))
  done
  echo "- threads and sharing: $shares"
  echo "- language and country: $languages; locale of the process: $locales"
  echo "- time zone, of the process and of Java apart: $zones"
  echo "- order in which the files were made; two file systems ($(df --output=fstype "$work" "$memory" 2>/dev/null | sed 1d | sort -u | tr '\n' ' ')); order of the class path"
  echo "- times of the files: $dates; umask: $masks"
  echo "- place of the project (blanks, quotes, hidden, a link), working folder (5 kinds, with and without --project-dir), home, user, other variables, width and kind of the terminal"
}

publish plan-determinism report
[ ! -s "$work/differ" ]
