### The ledger

ledger-title = Ledger
ledger-sub = { $year } · { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }
ledger-views = Views
ledger-view-all = All tasks
ledger-view-attention = Red and amber
ledger-view-due-month = Due this month
ledger-view-overdue = Overdue
ledger-view-projects = Key projects
ledger-view-livelihood = Livelihood promises
ledger-view-save = Save as a view
ledger-view-name = Name of the view
ledger-filter-text = Text
ledger-filter-unit = Unit
ledger-filter-leader = Official
ledger-filter-field = Field
ledger-filter-light = Light
ledger-filter-due = Due
ledger-filter-source = Source
ledger-filter-state = State
ledger-filter-year = Year
ledger-due-all = Whole year
ledger-due-overdue = Overdue
ledger-due-this-week = This week
ledger-due-this-month = This month
ledger-due-this-quarter = This quarter
ledger-due-none = No date
ledger-due-range = { $from } to { $to }
ledger-due-from = From
ledger-due-to = To
ledger-sort = Sort
ledger-sort-by = Sort by { $column }
ledger-sorted-by = Sorted by { $column }
ledger-sort-ascending = ascending
ledger-sort-descending = descending
ledger-show-tree = With sub-tasks
ledger-show-flat = Flat
ledger-export-xlsx = Export xlsx
ledger-export-docx = Export docx
ledger-export-csv = Export csv
ledger-export-json = Export json
ledger-breakdown = Task table
ledger-import = Import
ledger-share = This address can be passed on
ledger-empty-title = The ledger is empty
ledger-empty-hint = Put a document in and issue it, or import a task table you have.
ledger-nothing-title = No task matches
ledger-nothing-hint = Widen the filter, or clear it.
ledger-total = { $count } in all
ledger-total-many = More than { $count }
ledger-print-title = Task ledger of { $site }
