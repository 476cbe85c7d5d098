"""Clients of the contract, in TypeScript and in Python; `python -m frontend_contract.client` writes them anew."""
