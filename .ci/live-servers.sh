# Installs the live test servers that come from Debian; source it and call install_live_servers as root.
# What cannot be installed is named and left to the tests, which skip loudly or, with -Dlive.required=true, fail.

# Adds the backports suite of the release that runs here, from the mirror this machine already uses.
add_backports() {
  local sources=/etc/apt/sources.list.d/debian.sources codename
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  if [ ! -r "$sources" ]; then
    echo "live-servers: $sources is missing, backports not added" >&2
    return 1
  fi
  # The first stanza is the release itself; later ones (security) live elsewhere.
  awk -v suite="$codename-backports" '
    /^[[:space:]]*$/ { if (uris) exit }
    /^URIs:/ { uris = $0 }
    /^Signed-By:/ { key = $0 }
    END {
      if (!uris) exit 1
      print "Types: deb"; print uris; print "Suites: " suite; print "Components: main"
      if (key) print key
    }' "$sources" > "/etc/apt/sources.list.d/$codename-backports.sources"
}

install_live_servers() {
  local codename missing=""
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  if ! command -v snac > /dev/null; then
    # Without its recommendations: they would bring a web server.
    add_backports && apt-get -q update \
      && apt-get -q install -y --no-install-recommends -t "$codename-backports" snac2 \
      || missing="$missing snac2"
  fi
  command -v redis-server > /dev/null || apt-get -q install -y --no-install-recommends redis-server || missing="$missing redis-server"
  # The Bluesky servers compile one native module at their first start.
  for tool in gcc make python3 node npm; do
    command -v "$tool" > /dev/null || missing="$missing $tool"
  done
  if [ -n "$missing" ]; then
    echo "live-servers: NOT AVAILABLE:$missing; the tests that need them are NOT covered" >&2
    return 1
  fi
}
