# Read by the scripts beside it: where Java and Atoll are, what the machine is, medians, and results.
# The scripts set `here` to this folder first.
root=$(dirname "$here")

prepare_java() {
  "$root/atoll" version >/dev/null
  jdk=$("$root/atoll" --print-jdk)
  java=$jdk/bin/java
  lib=$root/dist/target/atoll/lib
  native=$root/dist/target/atoll/native
  classpath=$(printf '%s:' "$lib"/*.jar)
}

load() {
  if [ -r /proc/loadavg ]; then cut -d ' ' -f 1-3 /proc/loadavg; else uptime | sed 's/.*average[s]*: *//'; fi
}

facts() {
  echo "- date: $(date -u +%Y-%m-%d), commit $(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)"
  echo "- machine: $(uname -sm), $(getconf _NPROCESSORS_ONLN) cores$(awk '/MemTotal/ { printf ", %.0f GB memory", $2 / 1048576 }' /proc/meminfo 2>/dev/null)"
  echo "- JDK: $("$jdk/bin/java" -version 2>&1 | sed -n 's/^OpenJDK Runtime Environment //p')"
}

# The median of a column of numbers on stdin.
median() {
  awk -v column="$1" '{ print $column }' | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# Shows what a function writes, and keeps it: name, function.
publish() {
  mkdir -p "$here/results"
  result=$here/results/$(date -u +%Y-%m-%d)-$1.md
  "$2" >"$result"
  cat "$result"
}
