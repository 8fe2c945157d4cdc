### Papers: task tables and the like

paper-breakdown-title = Task table: { $title }
paper-ledger-title = Task ledger of { $site }
paper-sheet-tasks = Tasks
paper-as-of = As of { $date }
paper-generated = Made by Luoshi
paper-count = { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
paper-source-file = Source: { $title }
