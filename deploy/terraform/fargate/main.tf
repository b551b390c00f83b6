# Authpath on ECS Fargate behind an Application Load Balancer that signs users in. Only the load balancer reaches the
# task; the task verifies what the load balancer signed, and reads AWS with the role of ../role.

data "aws_caller_identity" "own" {}
data "aws_region" "own" {}

locals {
  region     = data.aws_region.own.name
  account_id = data.aws_caller_identity.own.account_id
  port       = 5610
  origin     = "https://${var.host}"

  accounts = length(var.accounts) > 0 ? var.accounts : [
    { id = local.account_id, name = null, regions = [local.region], role_arn = null, external_id = null }
  ]
}

module "role" {
  source          = "../role"
  name            = "${var.name}-read"
  roles_to_assume = compact([for account in local.accounts : account.role_arn])
  tags            = var.tags
}
