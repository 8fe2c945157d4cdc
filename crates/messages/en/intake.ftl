# Intake: what is said when a file cannot be read. One line each: which file, what is wrong, what to do.
intake-missing = { $file }: there is no such file. Check the name and the folder.
intake-unreadable = { $file }: cannot be opened. Check that it is a file, that you may read it, and that no other program holds it.
intake-empty = { $file }: there is nothing in it. Check that it is the right file and that it was saved.
intake-too-large = { $file }: too large, over the limit of { $limit }. Save it without pictures, or split it.
intake-too-long = { $file }: its text is too long, over the limit of { $limit } characters. Check that it is the right file, or split it.
intake-unsupported = { $file }: { $kind } files are not taken in. Save it as docx, xlsx, pdf, ofd or txt first.
intake-picture = { $file }: this is a picture without text. Run text recognition (OCR) on it first, or hand in the Word original.
intake-unknown = { $file }: neither text nor a known document. Hand in docx, doc, xlsx, xls, pdf, ofd, txt or csv.
intake-encrypted = { $file }: encrypted with a password. Remove the password, save it and try again.
intake-damaged = { $file }: damaged and cannot be read. Open it in its own program, save it as a new file and try again.
intake-scanned = { $file }: no text layer, it looks scanned. Run text recognition (OCR) on it first, or hand in the Word original.
intake-blank-pages = { $file }: pages { $pages } have no text layer and were not read. If they are scans, run text recognition (OCR) on them first.
intake-garbled = { $file }: its text layer cannot be decoded. Hand in the Word original, or run text recognition (OCR) on it.
intake-bomb = { $file }: unpacks to more than the limit of { $limit }; reading was stopped. Remove what is not needed, save it and try again.
intake-too-slow = { $file }: reading took longer than { $seconds } s and was stopped. Split it, or hand in the Word original.
intake-too-heavy = { $file }: reading needs more than { $limit } of memory and was stopped. Split it, or hand in the Word original.
intake-no-reader = { $file }: the reading program could not be started, so the file was not read. Try again later, or ask your administrator.

## The command luoshi read

read-help = Reads documents and lists the tasks they commit to
read-help-files = Files: txt, docx, doc, xlsx, xls, pdf, ofd, csv; - for standard input
read-help-date = Date of the document; taken from its text when absent
read-help-format = Form of the result
read-help-out = Write to this file instead of the screen
read-bad-date = { $date }: not a date. Write it like 2026-03-05.
read-bad-lang = { $lang }: no such language. Choose { $choices }.
read-binary-terminal = docx and xlsx cannot be shown on a screen. Name a file with --out.
read-cannot-make = The table could not be made: { $reason }. Read fewer files at once and try again.
read-cannot-write = { $file }: cannot be written ({ $reason }). Check the path, your rights and the space on the disk.
read-none = No tasks were found.
read-date-pattern = %-d %B %Y
read-list-separator = { ", " }
read-target-equal = { $metric } { $value }{ $unit }
read-target-at-least = { $metric } at least { $value }{ $unit }
read-target-more-than = { $metric } more than { $value }{ $unit }
read-target-at-most = { $metric } at most { $value }{ $unit }
read-target-less-than = { $metric } below { $value }{ $unit }
read-target-about = { $metric } about { $value }{ $unit }
read-target-zero = no { $metric }
read-target-all = { $metric }: all
read-target-sync = { $metric }: in step
read-target-due = { $target } (by { $date })
read-milestone = Milestone: { $milestone } by { $date }
