# The project's commands. Each is thin; the work is in tools/, cargo and trunk.
SHELL := /bin/bash
PORT ?= 8080
CONTENT ?= content

.PHONY: serve build release dev test check contact-sheet size bench bench-publish bench-trending setup-build setup-release setup-serve setup-test setup-look setup-bench

serve: setup-serve ## Build the site of $(CONTENT)/ and serve it at http://127.0.0.1:$(PORT), with a comment server beside it
	@tools/build.sh
	@tools/serve.sh $(PORT) "$(CONTENT)"

build: setup-build ## The release site, in dist/
	@tools/build.sh

release: setup-release ## The program with the app inside, packed for every machine of this kind
	@tools/build.sh
	@tools/release.sh

dev: setup-build ## Edit, see it: rebuilds on every change
	@tools/dev.sh $(PORT)

test: setup-test ## Every test there is
	@tools/build.sh
	@tools/test.sh

check: setup-build ## Format, lints, docs, content, size
	@tools/check.sh

contact-sheet: setup-look ## Pictures of every kind of page, for the eye, in target/contact-sheet/
	@tools/build.sh
	@tools/contact-sheet.sh

size: ## What a reader downloads, of the site in dist/; writes the table in ARCHITECTURE.md
	@node tools/size.mjs --write

bench: setup-bench ## The page on a slow phone, beside the same page by others
	@tools/build.sh
	@tools/test.sh bench

bench-publish: setup-bench ## How long publishing an archive takes, beside Hugo
	@tools/build.sh
	@tools/bench-publish.sh

bench-trending: setup-bench ## How long reading ten million lines of an access log takes, beside GoAccess
	@tools/bench-trending.sh

setup-build:
	@tools/setup.sh build

setup-release:
	@tools/setup.sh release

setup-serve:
	@tools/setup.sh serve

setup-test:
	@tools/setup.sh test

setup-look:
	@tools/setup.sh look

setup-bench:
	@tools/setup.sh bench
