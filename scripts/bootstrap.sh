# Sourced by scripts/demo and scripts/test: puts a Node that is new enough first in PATH. Everything after that is JavaScript.

node_version=22.23.3
npm_version=10.9.9

# The range is the one that package.json asks for under "engines".
node_is_new_enough() {
  local number
  number=$("$1" -p 'process.versions.node' 2>/dev/null) || return 1
  local major=${number%%.*} minor=${number#*.}
  minor=${minor%%.*}
  ((major == 20 && minor >= 19 || major == 22 && minor >= 13 || major >= 24))
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null && { ((EUID == 0)) || sudo -n true 2>/dev/null; }
}

give_up() {
  echo "Sidetone needs Node 20.19, 22.13 or newer, and npm. $1" >&2
  exit 1
}

install_npm() {
  may_install || give_up "Install them first: on Debian or Ubuntu with 'sudo apt-get install npm', elsewhere from nodejs.org."
  echo "· npm from apt (Node is missing)"
  local log
  log=$(as_root apt-get update -q 2>&1 && as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends npm ca-certificates 2>&1) || { echo "$log" >&2; give_up "apt could not install npm."; }
}

# Node without an installer: the npm registry has its executables as packages.
fetch_node() {
  local platform
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) platform=linux-x64 ;;
    Linux-aarch64) platform=linux-arm64 ;;
    *) give_up "Install Node from nodejs.org." ;;
  esac
  echo "· Node $node_version into .cache/node (found: $(node --version 2>/dev/null || echo none))"
  local log
  log=$(npm install --prefix "$1" --no-save --no-audit --no-fund "node-$platform@$node_version" "npm@$npm_version" 2>&1) ||
    { echo "$log" >&2; give_up "npm could not fetch Node."; }
}

ensure_node() {
  if node_is_new_enough node && command -v npm >/dev/null; then return; fi
  local cache=$PWD/.cache/node
  local bin=$cache/node_modules/.bin
  if ! node_is_new_enough "$bin/node"; then
    command -v npm >/dev/null || install_npm
    fetch_node "$cache"
  fi
  export PATH=$bin:$PATH
}

ensure_node
