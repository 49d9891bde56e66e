"""What is typed: `linli …`. Each command says in one sentence what it did, or what to mend."""
