"""Other systems are told what happens in an edition, as Standard Webhooks has it.

What happens is noted in its own transaction (`events`), queued (`tasks`), tried again for a day
(`delivering`), signed (`signing`) and sent nowhere but to public addresses (`addresses`,
`sending`). What people do with endpoints and deliveries is in `actions`.
"""
