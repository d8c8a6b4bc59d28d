"""Cuts Django's documentation into passages: the beginning of every section, and every message of its system checks.

Usage: python3 cut.py FOLDER   writes passages.tsv
FOLDER is the unpacked Debian package python-django-doc 4.2.30: apt-get download python-django-doc && dpkg-deb -x *.deb FOLDER
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).parent
ROOT = "usr/share/doc/python-django-doc/html"
PAGES = """faq/*.html howto/csrf.html howto/deployment/checklist.html howto/error-reporting.html howto/static-files/*.html
howto/upgrade-version.html ref/checks.html ref/clickjacking.html ref/middleware.html ref/settings.html
topics/auth/passwords.html topics/email.html topics/http/file-uploads.html topics/http/sessions.html
topics/i18n/timezones.html topics/logging.html topics/migrations.html topics/security.html""".split()
# Characters of a passage: shorter ones say too little, longer ones end after the last whole sentence.
LEAST, MOST = 90, 400
SENTENCE = re.compile(r"(?<=[.!?:]) +(?=[A-Z0-9“\"(])")
CHECK = re.compile(r"([a-z_]+\.[A-Z]\d{3}): (.+)")
BLOCKS = {"p", "li", "dt", "h1", "h2", "h3", "h4"}
SKIPPED = {"pre", "table", "nav", "script", "style"}


class Page(HTMLParser):
    """Pairs of tag and text, of the article alone."""

    def __init__(self, html):
        super().__init__()
        self.blocks, self.skipped, self.sections = [], 0, 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.sections += tag == "section"
        self.skipped += tag in SKIPPED or (tag == "a" and ("class", "headerlink") in attributes) or self.skipped > 0
        if tag in BLOCKS:
            self.blocks.append([tag, ""])

    def handle_endtag(self, tag):
        self.sections -= tag == "section"
        self.skipped -= self.skipped > 0

    def handle_data(self, data):
        if self.blocks and self.sections and not self.skipped:
            self.blocks[-1][1] += data


def sections(html):
    """Pairs of heading and text."""
    found = []
    for tag, text in Page(html).blocks:
        text = re.sub(r"\s+", " ", text).strip()
        check = CHECK.match(text)
        if tag[0] == "h":
            found.append([re.sub(r" New in Django.*", "", text), ""])
        elif check:
            found.append([check[1], check[2]])
        elif found and tag != "dt":
            found[-1][1] += " " + text
    return found


def beginning(text):
    """As many whole sentences as fit, or nothing if they are too few."""
    kept = ""
    for sentence in SENTENCE.split(" ".join(text.split())):
        if len(kept) + len(sentence) >= MOST:
            break
        kept += " " + sentence
    kept = kept.strip().removesuffix(":")
    return kept if len(kept) >= LEAST else None


def main(folder):
    rows, seen = [], set()
    root = Path(folder, ROOT)
    for page in [page for pattern in PAGES for page in sorted(root.glob(pattern))]:
        for heading, body in sections(page.read_text()):
            text = beginning(body)
            if text and text not in seen:
                seen.add(text)
                rows.append((str(page.relative_to(root).with_suffix("")), heading, text))
    lines = ["\t".join(row) for row in [("page", "heading", "text"), *rows]]
    Path(HERE, "passages.tsv").write_text("\n".join(lines) + "\n")
    print(len(rows), "passages")


main(sys.argv[1])
