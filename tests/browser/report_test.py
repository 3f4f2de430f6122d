"""The HTML report in Chromium: every control, hostile texts, very many findings, accessibility. report_test.py MTLINT"""
import json
import pathlib
import sys
import time

import browser

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from house import CommandLine, main  # noqa: E402


class Report(CommandLine):
    def report(self, records, flags=(), **more):
        """The page of a report on these records, opened. What it must never do is collected in self.faults."""
        self.write("in.jsonl", "".join(json.dumps(record) + "\n" for record in records))
        run = self.own("check", "--input", "jsonl", "--format", "html", "-o", "report.html", *flags, "in.jsonl")
        self.assertIn(run.returncode, (0, 1), run.err)
        return self.open(**more)

    def open(self, address="", width=1400, scheme="light"):
        context = browser.chromium().new_context(viewport={"width": width, "height": 900}, color_scheme=scheme,
                                                 reduced_motion="reduce")
        self.addCleanup(context.close)
        page = context.new_page()
        self.faults = []
        page.on("console", lambda message: message.type in ("error", "warning") and self.faults.append(message.text))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("dialog", lambda dialog: (self.faults.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: request.url.startswith(("file:", "data:")) or self.faults.append(request.url))
        self.addCleanup(lambda: self.assertEqual(self.faults, []))
        page.goto((self.folder / "report.html").as_uri() + address)
        page.wait_for_selector("html[data-ready]", timeout=60000)
        return page

    @staticmethod
    def rows(page):
        return page.locator("#table tbody tr")

    def messages(self, page):
        return self.rows(page).locator("td:nth-child(2) a").all_inner_texts()

    def count(self, page, expected):
        page.wait_for_function("text => document.getElementById('count').textContent === text", arg=expected, timeout=30000)


TEXTS = [{"id": f"article-{i}", "text": f"We utilise it here.\n\nDear XXXX, whilst {i} came, we commence it now.", "lang": "en"}
         for i in range(20)]


class Controls(Report):
    def test_the_summary_counts(self):
        page = self.report([*TEXTS, {"id": "clean", "text": "Nothing is wrong here.", "lang": "en"}])
        self.assertEqual(page.inner_text("#lead"), "20 errors, 40 warnings and 20 hints in 20 of 21 documents.")
        self.assertEqual(page.locator("#cards dd").all_inner_texts(), ["15.86 of 100", "20", "40", "20", "20 of 21", "40 of 80"])
        self.assertEqual(page.locator("figcaption").all_inner_texts(),
                         ["By category", "By rule", "By document the 10 with most of 20 documents", "Documents by score"])
        self.assertEqual(page.title(), "mtlint report: 80 findings")

    def test_severities(self):
        page = self.report(TEXTS)
        self.count(page, "60 findings of 80 with these filters")
        page.check("#severity-0")
        self.count(page, "80 findings")
        page.uncheck("#severity-1")
        self.count(page, "40 findings of 80 with these filters")
        page.uncheck("#severity-0")
        page.uncheck("#severity-2")
        self.count(page, "0 findings of 80 with these filters")
        self.assertIn("No finding fits these filters.", page.inner_text(".list"))
        page.click("#clear")
        self.count(page, "60 findings of 80 with these filters")

    def test_category_rule_document_and_search(self):
        page = self.report(TEXTS)
        page.select_option("#category", "structure/residue")
        self.count(page, "20 findings of 80 with these filters")
        page.select_option("#category", "")
        page.select_option("#rule", "odd-word")
        self.count(page, "40 findings of 80 with these filters")
        page.fill("#document", "article-1")
        self.count(page, "22 findings of 80 with these filters")  # 1 and 10 to 19
        page.fill("#document", "in.jsonl \u203a article-1")
        self.count(page, "2 findings of 80 with these filters")
        page.click("#clear")
        page.fill("#text", "WHILST 7 CAME")
        self.count(page, "4 findings of 80 with these filters")  # two in 7, two in 17; hints are not among them
        page.fill("#text", "article-9 odd-word while")  # of the name, the rule and the proposed text
        self.count(page, "1 finding of 80 with these filters")
        page.fill("#text", "nothing of the kind")
        self.count(page, "0 findings of 80 with these filters")

    def test_sorting(self):
        page = self.report(TEXTS)
        places = self.messages(page)
        page.select_option("#sort", "severity")
        self.assertEqual(self.messages(page)[:20], ["A place holder was left in"] * 20)
        self.assertEqual(page.get_attribute("th[data-sort=severity]", "aria-sort"), "ascending")
        page.click("th[data-sort=severity] button")
        self.assertEqual(page.get_attribute("th[data-sort=severity]", "aria-sort"), "descending")
        self.assertNotIn("A place holder was left in", self.messages(page))
        for column in ("rule", "document", "confidence"):
            page.click(f"th[data-sort={column}] button")
            self.assertEqual(page.locator("th[aria-sort]").count(), 1)
            self.assertEqual(page.get_attribute(f"th[data-sort={column}]", "aria-sort"), "ascending")
        page.click("th[data-sort=rule] button")
        self.assertEqual(len(set(self.messages(page))), 1)
        page.click("#clear")
        self.assertEqual(self.messages(page), places)

    def test_pages(self):
        page = self.report(TEXTS)
        page.check("#severity-0")
        self.assertEqual(self.rows(page).count(), 25)
        self.assertTrue(page.is_disabled("#previous"))
        page.click("#next")
        self.assertEqual(page.input_value("#page"), "2")
        page.click("#last")
        self.assertEqual((page.input_value("#page"), self.rows(page).count()), ("4", 5))
        self.assertTrue(page.is_disabled("#next"))
        page.click("#previous")
        page.click("#first")
        page.fill("#page", "99")
        page.press("#page", "Enter")
        self.assertEqual(page.input_value("#page"), "4")
        page.select_option("#size", "100")
        self.assertEqual(self.rows(page).count(), 80)

    def test_a_finding_in_its_sentence(self):
        page = self.report(TEXTS)
        self.rows(page).nth(0).click()
        detail = page.locator("#detail")
        self.assertEqual(detail.locator(".version .sentence").all_inner_texts(), ["We utilise it here.", "We use it here."])
        self.assertEqual(detail.locator(".version del").all_inner_texts(), ["utilise"])
        self.assertEqual(detail.locator(".version ins").all_inner_texts(), ["use"])
        self.assertIn("There is a shorter one.", detail.inner_text())
        self.assertIn("can be applied unread: mtlint fix", detail.inner_text())
        self.assertEqual(detail.locator(".examples dd").all_inner_texts(), ["We utilise it.", "We use it.", "We use it."])
        self.rows(page).nth(1).click()
        self.assertIn("No text is proposed here", detail.inner_text())
        self.assertEqual(detail.locator("mark").all_inner_texts(), ["XXXX"])
        detail.get_by_role("button", name="Only this rule").click()
        self.count(page, "20 findings of 80 with these filters")
        detail.get_by_role("button", name="Only this document").click()
        self.count(page, "1 finding of 80 with these filters")

    def test_plots_and_their_figures(self):
        page = self.report(TEXTS)
        self.assertEqual(page.locator("figure canvas").count(), 4)
        drawn = page.evaluate("""[...document.querySelectorAll('canvas')].map((canvas) => {
            const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return data.some((value) => value > 0);
        })""")
        self.assertEqual(drawn, [True] * 4)
        figure = page.locator("figure").nth(1)
        figure.locator("summary").click()
        self.assertEqual(figure.locator("tbody tr").all_inner_texts()[0].split(), ["odd-word", "0", "40", "0"])
        figure.get_by_role("link", name="sure-error").click()
        self.count(page, "20 findings of 80 with these filters")
        self.assertEqual(page.input_value("#rule"), "sure-error")
        canvas = page.locator("figure canvas").nth(0)
        canvas.click(position={"x": canvas.bounding_box()["width"] / 2, "y": 18})
        self.count(page, "40 findings of 80 with these filters")   # a plot answers a click in its next frame
        self.assertEqual(page.input_value("#category"), "fluency/spelling")

    def test_without_the_library_that_draws(self):
        self.report(TEXTS)
        page = self.read("report.html")
        start = page.index(b"<script>", page.index(b'<script id="report"'))
        self.write("report.html", page[:start] + page[page.index(b"</script>", start) + len(b"</script>"):])
        page = self.open()
        self.assertEqual(page.locator("figure canvas").count(), 0)
        page.locator("figure").nth(1).get_by_role("link", name="sure-error").click()
        self.count(page, "20 findings of 80 with these filters")
        self.assertEqual(browser.violations(page), [])

    def test_groups_scores_and_trend(self):
        filler = "Nothing is wrong here. " * 100
        records = [{**record, "text": record["text"] + filler, "desk": "sport" if i % 4 == 0 else "<b>"} for i, record in enumerate(TEXTS)]
        self.report(records[:4], ["--label", "monday <b>"])
        page = self.report(records, ["--group-by", "desk", "--previous", "report.html"])
        self.assertEqual(page.locator("figcaption").all_inner_texts()[:2], ["Score, run by run", "Findings in 1,000 words, run by run"])
        self.assertIn("Penalty points in 1,000 words by desk", page.locator("figcaption").all_inner_texts())
        figure = page.locator("figure").nth(0)
        figure.locator("summary").click()
        self.assertEqual([row.split()[0] for row in figure.locator("tbody tr").all_inner_texts()], ["monday", "this"])
        page.click("#scoring summary")
        self.assertIn("Score = 100 / (1 + penalty points in 1,000 words / 100).", page.inner_text("#scoring"))
        self.assertEqual(page.inner_text("#group-label span"), "desk")
        page.select_option("#group", "sport")
        self.count(page, "15 findings of 80 with these filters")
        page.select_option("#sort", "score")
        page.click("#clear")
        self.count(page, "60 findings of 80 with these filters")
        self.assertEqual(browser.violations(page), [])

    def test_what_is_known_or_suppressed_is_shown_when_asked(self):
        self.write("in.jsonl", "".join(json.dumps(record) + "\n" for record in TEXTS[:2]))
        self.own("check", "--input", "jsonl", "--baseline", "known", "--update-baseline", "in.jsonl")
        records = [*TEXTS[:3], {**TEXTS[3], "mtlint_disable": "odd-word"}]
        page = self.report(records, ["--baseline", "known"])
        self.assertEqual(page.inner_text("#lead"), "2 errors, 2 warnings and 4 hints in 4 of 4 documents.")
        self.count(page, "4 findings of 8 with these filters")
        labels = page.locator("#standing label").all_inner_texts()
        self.assertEqual([" ".join(label.split()) for label in labels], ["known 6", "suppressed 2"])
        page.check("#suppressed")
        self.count(page, "6 findings of 10 with these filters")
        page.check("#known")
        self.count(page, "12 findings of 16 with these filters")
        self.assertEqual(self.rows(page).locator(".standing").all_inner_texts(), ["known"] * 6 + ["suppressed"] * 2)
        self.assertIn("known=1", page.url)
        self.assertEqual(browser.violations(page), [])
        page.click("#clear")
        self.count(page, "4 findings of 8 with these filters")
        self.assertEqual(self.report(TEXTS[:1]).locator("#standing").is_visible(), False)

    def test_what_is_new_and_what_is_gone_since_the_last_report(self):
        self.report(TEXTS[:3])
        shorter = {"id": "article-0", "text": "We utilise it here.\n\nThat <b> is all.", "lang": "en"}
        page = self.report([*TEXTS[1:3], TEXTS[5], shorter], ["--previous", "report.html"])
        self.assertEqual(page.inner_text("#gone summary"), "Since the last report: 4 new, 9 still there, 3 gone")
        page.click("#gone summary")
        self.assertEqual(page.locator("#gone li").count(), 3)
        self.assertIn("sure-error, in.jsonl \u203a article-0, line 3", " ".join(page.locator("#gone li").all_inner_texts()))
        page.check("#severity-0")
        page.select_option("#since", "new")
        self.count(page, "4 findings of 13 with these filters")
        self.assertEqual(set(self.rows(page).locator(".standing").all_inner_texts()), {"new"})
        page.select_option("#since", "still")
        self.count(page, "9 findings of 13 with these filters")
        self.assertEqual(self.rows(page).locator(".standing").count(), 0)
        self.assertEqual(browser.violations(page), [])
        self.assertFalse(self.report(TEXTS[:1]).locator("#since").is_visible())

    def test_keys(self):
        page = self.report(TEXTS)
        chosen = lambda: page.evaluate("[...document.querySelectorAll('#table tbody tr')].findIndex((r) => r.ariaCurrent)")
        page.keyboard.press("j")
        page.keyboard.press("j")
        self.assertEqual(chosen(), 2)
        self.assertEqual(page.evaluate("document.activeElement.closest('tr').ariaCurrent"), "true")
        page.keyboard.press("k")
        self.assertEqual(chosen(), 1)
        for _ in range(30):
            page.keyboard.press("j")
        self.assertEqual((page.input_value("#page"), chosen()), ("2", 6))
        page.keyboard.press("n")
        self.assertEqual(page.input_value("#page"), "3")
        page.keyboard.press("p")
        self.assertEqual((page.input_value("#page"), chosen()), ("2", 0))
        page.keyboard.press("r")
        self.assertNotEqual(page.input_value("#rule"), "")
        page.keyboard.press("x")
        self.assertEqual(page.input_value("#rule"), "")
        page.keyboard.press("d")
        self.assertEqual(page.input_value("#document"), "in.jsonl \u203a article-0")
        page.keyboard.press("x")
        page.keyboard.press("/")
        page.keyboard.type("xjx")
        self.assertEqual(page.input_value("#text"), "xjx")
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        self.assertTrue(page.locator("#help").is_visible())
        page.keyboard.press("Escape")
        self.assertFalse(page.locator("#help").is_visible())
        page.click("#help-open")
        page.get_by_role("button", name="Close").click()
        self.assertFalse(page.locator("#help").is_visible())

    def test_the_address_holds_the_state(self):
        page = self.report(TEXTS)
        page.select_option("#rule", "odd-word")
        page.select_option("#sort", "document")
        page.click("#next")
        self.rows(page).nth(3).click()
        self.assertIn("finding=", page.url)
        told = page.inner_text("#detail")
        again = self.open("#" + page.url.split("#")[1])
        self.assertEqual(again.inner_text("#detail"), told)
        self.assertEqual(again.input_value("#rule"), "odd-word")
        self.assertEqual(again.input_value("#page"), "2")
        again.evaluate("location.hash = 'rule=sure-error'")
        self.count(again, "20 findings of 80 with these filters")
        again.go_back()
        self.count(again, "40 findings of 80 with these filters")
        broken = self.open("#finding=no-such&sort=%3Cscript%3E&page=-7&size=x&severities=9")
        self.count(broken, "0 findings of 80 with these filters")

    def test_appearance(self):
        page = self.report(TEXTS, scheme="dark")
        back = "getComputedStyle(document.body).backgroundColor"
        dark = page.evaluate(back)
        page.select_option("#theme", "light")
        light = page.evaluate(back)
        self.assertNotEqual(light, dark)
        page.reload()
        page.wait_for_selector("html[data-ready]")
        self.assertEqual(page.evaluate(back), light)
        page.select_option("#theme", "")
        self.assertEqual(page.evaluate(back), dark)

    def test_paper(self):
        page = self.report(TEXTS)
        self.write("report.pdf", page.pdf())
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(page.locator("#print .card").count(), 60)
        self.assertTrue(page.locator("#print").is_visible())
        self.assertFalse(page.locator("#table").is_visible())
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        self.assertEqual(page.locator("#print .card").count(), 0)


class Hostile(Report):
    def test_text_is_never_more_than_text(self):
        attack = "</script><script>window.attacked = 1</script><img src=x onerror='window.attacked = 1'><!-- &lt; ${1}"
        page = self.report([
            {"id": attack, "text": f"We utilise {attack} it.", "lang": "en"},
            {"id": "line\nend \"quoted\" 'so'\u2028", "lang": "en", "text":
                "We \u202eutilise\u202c it \u2028 now.\u0000 utilise\u001b[31m"},
            {"id": "\u05e9\u05dc\u05d5\u05dd", "text": "\u05e9\u05dc\u05d5\u05dd utilise \u05e2\u05d5\u05dc\u05dd", "lang": "en"},
            {"id": "long" * 5000, "text": "x" * 500000 + " utilise " + "y" * 500000, "lang": "en"},
            {"id": "__proto__", "text": "constructor utilise \U0001f468\u200d\U0001f469", "lang": "en"}])
        self.count(page, "6 findings")
        for i in range(self.rows(page).count()):
            self.rows(page).nth(i).click()
            self.assertIn("utilise", page.inner_text("#detail .version >> nth=0"))
            self.assertLess(len(page.inner_text("#detail")), 5000)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        self.assertIsNone(page.evaluate("window.attacked ?? null"))
        self.assertEqual(page.locator("img").count(), 0)
        self.assertNotIn("\u202e", page.inner_text("body"))
        self.assertIn("U+202E", page.inner_text("#print"))
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 1400)
        page.fill("#text", "onerror")
        self.count(page, "1 finding of 6 with these filters")

    def test_bytes_and_names_of_files(self):
        names = ["a <b> \"c\" 'd'.txt", "line\nend.txt", "caf\udce9.txt", "&amp;.txt"]
        for name in names:
            (self.folder / "texts" / name).write_bytes(b"We utilise\xff\xfe it.\n")
        run = self.own("check", "--format", "html", "-o", "report.html", "texts", "missing.txt")
        self.assertEqual(run.returncode, 2)
        page = self.open()
        self.count(page, "4 findings")
        self.assertIn("missing.txt: cannot be read: there is no such file or folder", page.inner_text("#troubles"))
        text = page.inner_text("#table")
        self.assertIn("a <b> \"c\" 'd'.txt", text)
        self.assertIn("&amp;.txt", text)
        self.assertIn("We use\ufffd\ufffd it.", page.inner_text("#detail"))

    def test_zero_findings(self):
        page = self.report([{"id": "a", "text": "Nothing is wrong.", "lang": "en"}])
        self.assertEqual(page.inner_text("#lead"), "Nothing was found in 1 document.")
        self.assertIn("Nothing was found.", page.inner_text(".list"))
        for key in "jknprdx":
            page.keyboard.press(key)
        self.assertEqual(browser.violations(page), [])
        nothing = self.report([])
        self.assertEqual(nothing.inner_text("#lead"), "Nothing was found in 0 documents.")


class Many(Report):
    def test_a_hundred_thousand_findings(self):
        sentence = "On the morning of day %d the committee said that it would utilise the old bridge across the river again.\n\n"
        started = time.monotonic()
        page = self.report([{"id": f"article-{i}", "text": "".join(sentence % (50 * i + j) for j in range(50)), "lang": "en"}
                            for i in range(2000)])
        opened = time.monotonic() - started
        self.assertLess(opened, 60)
        self.count(page, "100,000 findings")
        self.assertLessEqual(page.locator("*").count(), 5000)
        self.timed(page, lambda: page.fill("#text", "day 77777 "), "1 finding of 100,000 with these filters")
        self.timed(page, lambda: page.click("#clear"), "100,000 findings")
        self.timed(page, lambda: page.select_option("#sort", "document"), "100,000 findings")
        self.timed(page, lambda: page.fill("#document", "article-77"), "550 findings of 100,000 with these filters")
        self.timed(page, lambda: page.click("#last"), "550 findings of 100,000 with these filters")

    def timed(self, page, act, expected):
        started = time.monotonic()
        act()
        self.count(page, expected)
        self.assertLess(time.monotonic() - started, 30, expected)

    def test_one_document_with_fifty_thousand(self):
        page = self.report([{"id": "one", "text": "We utilise it. " * 50000, "lang": "en"}])
        self.count(page, "50,000 findings")
        page.click("#last")
        self.assertEqual(page.input_value("#page"), "2000")


class Accessible(Report):
    def test_axe_finds_nothing(self):
        for scheme, width in (("light", 1400), ("dark", 1400), ("light", 420)):
            page = self.report(TEXTS, scheme=scheme, width=width)
            self.rows(page).nth(1).click()
            for summary in page.locator("figure summary").all():
                summary.click()
            self.assertEqual(browser.violations(page), [], (scheme, width))
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
        page.keyboard.press("?")
        self.assertEqual(browser.violations(page), [])


if __name__ == "__main__":
    main()
