"""What goes wrong around a report: where it is written, what it is compared with. The page itself: tests/browser."""
import os

from house import CommandLine, main


class Output(CommandLine):
    def check(self, *arguments, **more):
        self.write("a.txt", "We utilise it.\n")
        return self.own("check", *arguments, "a.txt", **more)

    def test_a_report_goes_into_a_file(self):
        self.expect(self.check("--format", "html", "-o", "r.html"), 1, out="", err="")
        self.assertTrue(self.read("r.html").startswith(b"<!doctype html>"))
        self.assertTrue(self.read("r.html").endswith(b"</html>\n"))
        self.assertEqual(self.read("r.html"), self.check("--format", "html").stdout)
        self.expect(self.check("-o", "r.html", "--format", "jsonl"), 1)
        self.assertTrue(self.read("r.html").startswith(b'{"path":"a.txt"'))
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith(".mtlint")], [])

    def test_a_device_is_written_as_it_comes(self):
        self.expect(self.check("-o", "/dev/null"), 1, out="", err="")

    def test_a_path_that_cannot_be_written(self):
        self.expect(self.check("-o", "no/r.html"), 2, out="", err=
                    "mtlint: no/r.html: cannot be written, because no file can be made in its folder: there is no such file or folder\n")
        self.expect(self.check("-o", "texts"), 2, out="", err="mtlint: texts: is a folder, not a file\n")
        self.expect(self.check("-o", "/dev/full"), 2, out="", err="mtlint: /dev/full: cannot be written: no space is left on the disk\n")
        self.write("r.html", "mine").chmod(0o444)
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        run = self.check("-o", "r.html", before=self.as_nobody())
        self.expect(run, 2, out="", err="mtlint: r.html: cannot be written: permission denied\n")
        self.assertEqual(self.read("r.html"), b"mine")

    def test_the_report_before(self):
        self.expect(self.check("--format", "html", "-o", "r.html", "--label", "one"), 1, err="")
        self.expect(self.check("--format", "html", "-o", "r.html", "--label", "two", "--previous", "r.html"), 1, err="")
        for label in (b'"label":"one"', b'"label":"two"'):
            self.assertEqual(self.read("r.html").count(label), 1)

    def test_a_report_before_that_is_none(self):
        html = ("--format", "html", "--previous")
        self.expect(self.check(*html, "no.html"), 2, out="",
                    err="mtlint: no.html: cannot be read: there is no such file or folder\n")
        self.write("other.html", "<!doctype html>")
        self.expect(self.check(*html, "other.html"), 2, out="", err="mtlint: other.html: is no HTML report of mtlint\n")
        self.expect(self.check("--previous", "other.html"), 2, out="", err="mtlint: --previous is for --format html\n")

    def test_a_report_before_of_another_version(self):
        self.expect(self.check("--format", "html", "-o", "r.html"), 1)
        self.write("r.html", self.read("r.html").replace(b'{"format":1,"version":"', b'{"format":9,"version":"9.'))
        run = self.check("--format", "html", "--previous", "r.html")
        self.assertRegex(run.err, r"^mtlint: r.html: was written by mtlint 9\.[0-9.]+, whose reports this version does not read; "
                                  r"the trend starts anew\n$")
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.out.count('"label":""'), 1)


if __name__ == "__main__":
    main()
