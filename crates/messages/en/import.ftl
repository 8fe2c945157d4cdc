### Import of workbooks

import-title = Import tasks
import-sub = A task table or ledger; nothing is written before you have seen it row by row
import-columns-hint = A column of tasks (工作任务) and one more are needed. Rows with a number change that task; rows without one add a task.
import-preview-title = Import preview
import-preview-sub = { $file }, { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
import-row = Row
import-result = Result
import-new = New
import-changed = Changed
import-same = Same
import-wrong = Wrong
import-apply-sound = { $count ->
        [one] Write { $count } row
       *[other] Write { $count } rows
    }
import-fix-hint = Wrong rows are left out; mend the table as told and import it again.
import-applied = Applied: { $added } added, { $changed } changed.
import-history = Past imports
import-take-back = Take this import back
import-take-back-hint = Added tasks become cancelled, changed ones get their former values. It cannot be taken back once somebody has changed one of them.
import-taken-back = The import was taken back.
import-state-applied = Applied
import-state-taken-back = Taken back
import-empty-title = Nothing was imported yet
import-drop = Drop a table here, or click to choose
import-formats = xlsx, xls, tables in docx, csv; up to 50 MB
import-chosen = Chosen: 
import-look = Preview row by row
import-from-ledger = Export the present ledger first
import-busy = Working…
import-no-file = Choose a table first.
import-problem = Nothing was written
import-when = When
import-detail = Change or problem
import-nothing-yet = This is a preview; nothing is in the ledger yet
import-skip-wrong = { $count ->
        [one] Leave out the wrong row
       *[other] Leave out the { $count } wrong rows
    } and write the others
import-none-sound = No row can be written. Mend the table as told below and import it again.
import-all-same = The table says exactly what the ledger says; there is nothing to write.
import-again = Import this table again
import-no-such-rows = There are no such rows.
import-unlisted = { $count ->
        [one] One more row is the same and not listed.
       *[other] { $count } more rows are the same and not listed.
    }
import-columns-known = Columns understood: { $columns }.
import-columns-ignored = Columns not used: { $columns }.
import-take-back-short = Take back
import-reason = Imported from { $file }
import-take-back-reason = Import of { $file } taken back
refused-due-by-import = { $number } has been issued; its due date is not changed by a table. Open “Edit” of the task and change it with a reason (later is an extension), or put the old value back into this cell.
refused-targets-by-import = { $number } has been issued; its target is not changed by a table. Open “Edit” of the task and change it with a reason, or put the old value back into this cell.
refused-milestones-by-import = { $number } has been issued; its milestones are not changed by a table. Open “Edit” of the task and change them with a reason, or put the old value back into this cell.
refused-progress-by-import = { $number } has been issued; its progress follows from reports and is not changed by a table. Put the old value back into this cell, or leave it empty.
