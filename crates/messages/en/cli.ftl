### Command line

cli-about = Luoshi: what was said becomes tasks, and shows whether it was done
cli-serve = Start the server, to be opened in a browser
cli-init = Make the site and its first account (the password is read from standard input)
cli-verify = Check that the log is whole and the ledger agrees with it
cli-backup = Back everything up into one file; the server may go on serving
cli-restore = Restore a backup
cli-demo = Load the demo county, or generate a large site for measuring

cli-arg-data = Data directory
cli-arg-database = Address of a PostgreSQL database; originals stay in the data directory
cli-arg-listen = Address and port to listen on
cli-arg-demo = Load the demo county when the data directory is empty
cli-arg-chase-by-rule = Every day, send the blue and yellow chase sheets that the rules call for; red ones are only proposed
cli-arg-site = Name of the site, such as Yunxi County
cli-arg-area-code = Six-digit area code
cli-arg-name = Name of the first account's holder
cli-arg-username = User name of the first account
cli-arg-file = Backup file
cli-arg-force = A file or data that are there may be overwritten
cli-arg-tasks = Generate so many tasks
cli-arg-today = Take this day for today
cli-arg-calendar = A file with a new year's public holidays, or a folder of such files

cli-error = Failed: { $value }
cli-not-empty = { $value } already holds data and was not touched; add --force to overwrite.
cli-bad-backup = Not a usable backup: { $value }
cli-newer = The data were written by a newer version (tables of version { $value }); please upgrade the program.
cli-password = Password:
cli-init-done = Done. Start with luoshi serve and sign in.
cli-serving = Serving on { $url }
cli-set-up-first = First start: open { $url } to make the first account. Set-up code: { $code }
cli-demo-loading = Loading the demo county …
cli-demo-account = Demo account  { $user } / { $password } ({ $role })
cli-demo-progress = { $count } tasks generated
cli-demo-done = Done.
cli-backup-done = Backed up to { $file }: { $events } events, { $blobs } originals.
cli-restore-done = Restored: { $events } events, { $blobs } originals.
cli-verify-holds = { $site }: agrees. { $events } events, { $rows } rows compared, last hash { $head }
cli-verify-differs = { $site }: differs. { $difference }
cli-differs-chain = Event { $seq } was changed, or does not chain to the one before.
cli-differs-event = Event { $seq } says what cannot have happened.
cli-differs-head = The stored head is event { $stored }, the last event is { $last }.
cli-differs-row = In table { $table }, { $key }, column { $column }: "{ $stored }" stands there, the log makes "{ $expected }".
cli-differs-missing = Table { $table } lacks { $key }.
cli-differs-extra = Table { $table } holds { $key }, which no event made.
