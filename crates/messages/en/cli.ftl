### The command line

cli-error = error: { $message }
cli-hint = hint: { $hint }
