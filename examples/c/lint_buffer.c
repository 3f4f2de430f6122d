/* lint_buffer [SOURCE-LANGUAGE] < TEXT: what is wrong with a text, and the text with the safe fixes made. */
#include <stdio.h>
#include <stdlib.h>

#include <mtlint/mtlint.h>

static char *read_all(FILE *in, size_t *length) {
  char *bytes = NULL;
  size_t room = 0;
  *length = 0;
  for (;;) {
    if (*length == room) {
      char *more = realloc(bytes, room = room * 2 + 4096);
      if (more == NULL) exit(2);
      bytes = more;
    }
    const size_t got = fread(bytes + *length, 1, room - *length, in);
    if (got == 0) return bytes;
    *length += got;
  }
}

static int complain(mtlint_status status, mtlint_errors *errors) {
  mtlint_error error;
  fprintf(stderr, "mtlint: %s\n", mtlint_status_text(status));
  for (size_t i = 0; mtlint_errors_get(errors, i, &error) == MTLINT_OK; ++i)
    fprintf(stderr, "%s:%u:%u: %s\n", error.path.bytes, (unsigned)error.line, (unsigned)error.column, error.message.bytes);
  mtlint_errors_free(&errors);
  return 2;
}

static void print_finding(const mtlint_report *report, size_t index) {
  mtlint_finding finding;
  mtlint_fix fix;
  mtlint_edit edit;
  mtlint_report_finding(report, index, &finding);
  printf("%zu:%zu bytes %zu-%zu, characters %zu-%zu: %s [%s]\n", finding.line, finding.column, finding.bytes.start,
         finding.bytes.end, finding.code_points.start, finding.code_points.end, finding.message.bytes, finding.rule.bytes);
  if (mtlint_report_fix(report, index, 0, &fix) != MTLINT_OK) return;
  printf("  %s%s\n", fix.title.bytes, fix.safety == MTLINT_SAFE ? "" : " (to be looked at)");
  for (size_t i = 0; mtlint_report_edit(report, index, 0, i, &edit) == MTLINT_OK; ++i)
    printf("  bytes %zu-%zu: \"%s\"\n", edit.bytes.start, edit.bytes.end, edit.text.bytes);
}

int main(int argc, char **argv) {
  if (mtlint_abi_version() != MTLINT_ABI_VERSION) {
    fprintf(stderr, "made for another mtlint than %s\n", mtlint_version());
    return 2;
  }
  size_t length;
  char *bytes = read_all(stdin, &length);
  mtlint_text text = MTLINT_TEXT(bytes, length);
  if (argc > 1) text.source_lang = argv[1];

  mtlint_checker *checker = NULL;
  mtlint_report *report = NULL;
  mtlint_fixed *fixed = NULL;
  mtlint_errors *errors = NULL;
  mtlint_status status = mtlint_open(NULL, &checker, &errors);
  if (status == MTLINT_OK) status = mtlint_check(checker, &text, &report, &errors);
  if (status == MTLINT_OK) status = mtlint_fix_text(checker, &text, MTLINT_SAFE, &fixed, &errors);
  if (status == MTLINT_OK) {
    for (size_t i = 0; i < mtlint_report_size(report); ++i) print_finding(report, i);
    const mtlint_string better = mtlint_fixed_bytes(fixed);
    fwrite(better.bytes, 1, better.length, stdout);
  }
  mtlint_fixed_free(&fixed);
  mtlint_report_free(&report);
  mtlint_checker_free(&checker);
  free(bytes);
  return status == MTLINT_OK ? 0 : complain(status, errors);
}
