/** A certificate of `localhost` and 127.0.0.1 that signs itself, for servers that tests start. Its key is no secret: nothing else trusts it. */
export const certificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUQQ5JlgmWlvqvvoWfxqwEAxE8aHQwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjAzMjA0MloYDzIxMjYxMDI5
MDMyMDQyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASKqt2qQGJPrEbz3ZRHX9kODrYOj36hoB9bGW8ezj/k1BoHign3oabA
gkLxzS26x+97jaqZxgenlw1V6Ur0NhmSo28wbTAdBgNVHQ4EFgQU6Gmd4Ff9bEC+
KAu9Q//wE6h0ETcwHwYDVR0jBBgwFoAU6Gmd4Ff9bEC+KAu9Q//wE6h0ETcwGgYD
VR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
zj0EAwIDSQAwRgIhALm8KoBPi+BuuY1R9b+PGn5fPhWSlHjNHh771lji9lPoAiEA
tcPTDPDr7SVu0rUmceTudPtucQvBkd8vf78NpzLYGns=
-----END CERTIFICATE-----
`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiF5d4H1QCVp+ZZt4
lqVdpx17y6vsI10uM1k6YDH032uhRANCAASKqt2qQGJPrEbz3ZRHX9kODrYOj36h
oB9bGW8ezj/k1BoHign3oabAgkLxzS26x+97jaqZxgenlw1V6Ur0NhmS
-----END PRIVATE KEY-----
`,
};
