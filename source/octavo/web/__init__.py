"""The only room that opens the network: an address becomes bytes, politely and safely.

`messages` has the plain values that go in and come out; it loads no library of the network, so that anything may import
it. `client.Client` does the work; who imports it pays for what speaks HTTP.
"""
