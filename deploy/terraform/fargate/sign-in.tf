# Who gets in. Where it goes wrong, Authpath says why: npx authpath diagnose https://HOST/

locals {
  with_cognito = var.cognito != null

  # arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI
  pool_region = local.with_cognito ? split(":", var.cognito.user_pool_arn)[3] : null
  pool_id     = local.with_cognito ? split("/", var.cognito.user_pool_arn)[1] : null
  pool_host = !local.with_cognito ? null : (
    strcontains(var.cognito.user_pool_domain, ".")
    ? var.cognito.user_pool_domain
    : "${var.cognito.user_pool_domain}.auth.${local.pool_region}.amazoncognito.com"
  )

  client_id = local.with_cognito ? one(aws_cognito_user_pool_client.authpath[*].id) : try(var.oidc.client_id, null)

  # What the configuration's section signIn says; README of the project, "Sign-in".
  sign_in = { for key, value in {
    type     = "alb"
    signers  = [aws_lb.authpath.arn]
    issuer   = local.with_cognito ? "https://cognito-idp.${local.pool_region}.amazonaws.com/${local.pool_id}" : try(var.oidc.issuer, null)
    clientId = local.client_id
    signOutUrl = (
      local.with_cognito
      ? "https://${local.pool_host}/logout?client_id=${local.client_id}&logout_uri=${urlencode("${local.origin}/")}"
      : try(var.oidc.sign_out_url, null)
    )
    groupsClaim = var.groups_claim
    groups      = var.groups
  } : key => value if value != null }
}

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#cognito-requirements
# A pool whose domain has managed login (branding version 2) wants a style for each client: create one for this client in
# the console, or with the provider's aws_cognito_managed_login_branding (6.0 and later), or nobody sees a sign-in page.
# https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
resource "aws_cognito_user_pool_client" "authpath" {
  count                                = local.with_cognito ? 1 : 0
  name                                 = var.name
  user_pool_id                         = local.pool_id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email"]
  callback_urls                        = ["${local.origin}/oauth2/idpresponse"]
  logout_urls                          = ["${local.origin}/"]
  supported_identity_providers         = var.cognito.identity_providers
  prevent_user_existence_errors        = "ENABLED"
}
