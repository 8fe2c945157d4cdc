### The ledger

ledger-title = Ledger
ledger-views = Views
ledger-view-all = All tasks
ledger-view-attention = Behind and at risk
ledger-view-due-month = Due this month
ledger-view-overdue = Overdue
ledger-filter-text = Text
ledger-filter-unit = Unit
ledger-filter-leader = Official
ledger-filter-field = Field
ledger-filter-light = Light
ledger-filter-due = Due
ledger-filter-source = Source
ledger-filter-state = State
ledger-filter-sort = Order
ledger-filter-tree = Show
refused-filter = Under “{ $filter }” the ledger has no “{ $text }”. Choose again on the ledger page.
refused-filter-name = The ledger has no filter “{ $text }”. Choose again on the ledger page.
ledger-due-overdue = Overdue, not done
ledger-due-none = No date
ledger-due-range = { $from } to { $to }
ledger-due-from = Due from
ledger-due-to = Due to
ledger-sort-by = Sort by { $column }
ledger-show-tree = Sub-tasks beneath their task
ledger-show-flat = Flat, one list
ledger-export-xlsx = Export xlsx
ledger-export-docx = Ledger docx
ledger-export-csv = Ledger csv
ledger-export-json = Ledger json
ledger-breakdown = Task table
ledger-import = Import
ledger-empty-title = The ledger is empty
ledger-empty-hint = Put a document in and issue it, or import a task table you have.
ledger-nothing-title = No task matches
ledger-nothing-hint = Widen the filter, or clear it.
ledger-total = { $count } in all
ledger-total-many = { $count } or more
ledger-view-no-date = Without a date
ledger-view-done = Done
ledger-filter-more = More
ledger-due-week = Within seven days
ledger-due-month = This month
ledger-due-next-month = Next month
ledger-due-year = This year
ledger-due-since = since { $from }
ledger-due-until = until { $to }
ledger-show = Arrangement
ledger-show-usual = With sub-tasks unless filtered
ledger-chip-remove = Drop this condition: { $filter }
ledger-export-more = More formats
ledger-export-table-xlsx = Task table xlsx
ledger-export-table-csv = Task table csv
ledger-tree = { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    } and { $subs ->
        [one] { $subs } sub-task
       *[other] { $subs } sub-tasks
    }
ledger-many = { $count }+ tasks
ledger-shown = { $count } on this page, sorted by { $column }
ledger-meter = { $done }% done, { $plan }% planned
ledger-meter-done = { $done }% done
ledger-others = { $named } and others, { $count } in all
ledger-empty-document = Put a document in
ledger-empty-import = Import a task table
ledger-empty-reader = Tasks will be listed here once they are issued.
ledger-due-placeholder = YYYY-MM-DD
