### Messages

inbox-title = Messages
inbox-unseen = { $count ->
    [one] { $count } unread message
   *[other] { $count } unread messages
}
inbox-none-unseen = Nothing unread
inbox-new = Unread
inbox-seen = Read
inbox-turns-more = { $count } more; see the ledger
inbox-read = Mark as read
inbox-read-all = Mark all as read
inbox-urgent = Urgent
inbox-told-read = Marked as read.
inbox-empty-title = No messages yet
inbox-empty-hint = Assigned tasks, returned reports, chase sheets, decisions on extension and closing, dates that are near, lights that turned: whatever concerns you appears here.
