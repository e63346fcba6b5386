#!/usr/bin/env bash
# Builds the page and serves it to this machine only.
set -euo pipefail
# shellcheck source=scripts/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

usage="usage: scripts/serve.sh [--port N] [--no-open] [--no-build] [--under PATH]
  --port N      the port on 127.0.0.1 (8080)
  --no-open     do not open a browser
  --no-build    serve dist/ as it is
  --under PATH  serve it below a path, as some hosts do: --under /somewhere/"
port=8080 open=yes build=yes under=''
while [ $# -gt 0 ]; do
  case "$1" in
  --port) port="${2:-}"; shift ;;
  --no-open) open=no ;;
  --no-build) build=no ;;
  --under) under="${2:-}"; under="${under#/}"; under="${under%/}"; shift ;;
  -h | --help) echo "$usage"; exit ;;
  *) stop "$usage" ;;
  esac
  shift || stop "$usage"
done
{ [[ "$port" =~ ^[0-9]{1,5}$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65535 ]; } || stop "--port wants a number from 1 to 65535."
[[ "$under" =~ ^[A-Za-z0-9._/-]*$ && "/$under/" != */../* ]] || stop "--under wants a plain path, such as /somewhere/."
cd "$HEADROOM_ROOT"

check_port() {
  local why
  why="$(node -e '
    require("node:net").createServer()
      .once("error", (error) => { console.log(error.code); process.exit(1) })
      .listen(Number(process.argv[1]), "127.0.0.1", () => process.exit(0))' "$port")" && return
  case "$why" in
  EADDRINUSE) stop "Port $port of 127.0.0.1 is in use. Choose another: scripts/serve.sh --port $((port < 65535 ? port + 1 : 8080))" ;;
  EACCES) stop "Port $port takes root. Choose one above 1023: scripts/serve.sh --port 8080" ;;
  *) stop "Port $port of 127.0.0.1 cannot be used: $why" ;;
  esac
}

# Asked before the build, so that nobody waits for it in vain. (If Node is missing, the set-up says so.)
if command -v node >/dev/null; then check_port; fi

if [ "$build" = yes ]; then
  scripts/build.sh
else
  scripts/setup.sh build
  [ -f dist/index.html ] || stop "There is no dist/ yet: run scripts/build.sh."
fi

root=dist
if [ -n "$under" ]; then
  root=target/served-under
  rm -rf "$root"
  mkdir -p "$root/$(dirname "$under")"
  ln -s "$HEADROOM_ROOT/dist" "$root/$under"
fi

# And again: the server would quietly take another port.
check_port
address="http://127.0.0.1:$port/${under:+$under/}"
echo "Serving $address  (Ctrl-C stops it)"

if [ "$open" = yes ]; then
  opener=''
  if [ "$(uname)" = Darwin ]; then opener=open; fi
  if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v xdg-open >/dev/null; then opener=xdg-open; fi
  # Opened a moment later, when the server listens.
  if [ -n "$opener" ]; then (sleep 1 && "$opener" "$address" >/dev/null 2>&1) & fi
fi

# The server that the end-to-end tests use as well. --dev makes it read dist/ at each request and forbid caching, so
# that a rebuild is found at the next reload; the page then offers it, as on any host. It would prefer these two
# variables to its options.
unset HOST PORT
exec sirv "$root" --dev --quiet --host 127.0.0.1 --port "$port"
