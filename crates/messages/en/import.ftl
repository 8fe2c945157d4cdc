### Import of workbooks

import-title = Import tasks
import-sub = An xlsx task table: row by row preview, nothing is written before you confirm
import-choose = Choose an xlsx file
import-columns-hint = Columns: 序号, 工作任务, 量化目标, 牵头领导, 牵头单位, 责任单位, 完成时限
import-template = Download an empty table
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
import-summary = { $new } new, { $changed } changed, { $same } the same, { $wrong } wrong
import-cell-old = Before
import-cell-new = After
import-apply = Apply
import-apply-sound = { $count ->
        [one] Apply the { $count } sound row
       *[other] Apply the { $count } sound rows
    }
import-fix-hint = Wrong rows are left out; mend the workbook and import it again.
import-applied = Applied: { $added } added, { $changed } changed.
import-history = Past imports
import-take-back = Take this import back
import-take-back-hint = Added tasks are taken back, changed ones restored; what was edited since stays.
import-taken-back = Taken back.
import-state-applied = Applied
import-state-taken-back = Taken back
import-empty-title = Nothing was imported yet
import-empty-hint = A task table that you have can be imported as it is.
